namespace AlertExchange.Storage.Reviews;

/// <summary>
/// Where a case stands among those that wait, the smallest first: severe ones, then the likeliest, then the largest figures. One number, so that
/// one index serves the list.
/// </summary>
public readonly record struct ReviewPosition(long Value)
{
    private const long Severe = 1L << 52;
    private const int ScoreShift = 41;
    private const long LargestFigure = (1L << ScoreShift) - 1;

    /// <summary>Every severe case stands at this position or before it.</summary>
    public static ReviewPosition LastSevere { get; } = new(-Severe);

    public bool IsSevere => Value <= -Severe;

    /// <param name="isSevere">The alert alone crosses a line.</param>
    /// <param name="score">Thousandths.</param>
    /// <param name="measure">Yuan.</param>
    public static ReviewPosition Of(bool isSevere, int score, decimal? measure)
    {
        var figure = (long)Math.Clamp((measure ?? 0) * 100, 0, LargestFigure);
        return new ReviewPosition(-((isSevere ? Severe : 0) + ((long)Math.Clamp(score, 0, 1000) << ScoreShift) + figure));
    }
}
