namespace AlertExchange.Pipeline.Bureau;

/// <summary>For how long something is to be silenced, and why.</summary>
/// <param name="From">The first day, place date; today or later.</param>
/// <param name="Until">The last day, inclusive.</param>
/// <param name="Reason">May name people; stored sealed.</param>
public sealed record SilenceRequest(DateOnly From, DateOnly Until, string Reason)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostReason = 500;

    /// <summary>A reason may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(SilenceRequest)} {{ {From}, {Until} }}";
}
