namespace AlertExchange.Benchmarks.Pages;

/// <summary>How long one address took, each time.</summary>
internal sealed record PageTimes(string Page, IReadOnlyList<double> Seconds)
{
    /// <summary>The time that so many of a hundred did not exceed.</summary>
    public double Percentile(int percent)
    {
        var sorted = Seconds.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
    }
}
