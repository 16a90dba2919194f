namespace AlertExchange.Engine.Policies;

/// <summary>The way from an application or clue to recognition, and the visit that checks a warning.</summary>
public sealed record RecognitionPolicy
{
    public required Stated<DayLimit> Whole { get; init; }

    public required Stated<ClockStart> Clock { get; init; }

    public required IReadOnlyList<RecognitionStep> Steps { get; init; }

    /// <summary>入户核查: within this time of the day the township gets the task.</summary>
    public required Stated<DayLimit> Verification { get; init; }

    /// <summary>The bureau confirms what a visit found before it counts and goes back to the department.</summary>
    public Stated<bool> ConfirmOutcomes { get; init; } = Usual;

    /// <summary>Where a profile says nothing, as those do that were written before it could.</summary>
    public static Stated<bool> Usual { get; } = new(true, "通知未规定，系统约定");
}
