namespace AlertExchange.Engine.Policies;

/// <summary>The way from an application or clue to recognition, and the visit that checks a warning.</summary>
public sealed record RecognitionPolicy
{
    public required Stated<DayLimit> Whole { get; init; }

    public required Stated<ClockStart> Clock { get; init; }

    public required IReadOnlyList<RecognitionStep> Steps { get; init; }

    /// <summary>入户核查: within this time of the day the township gets the task.</summary>
    public required Stated<DayLimit> Verification { get; init; }
}
