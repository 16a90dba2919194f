namespace AlertExchange.Engine.Policies;

/// <summary>How a warning stood before it was stepped up, so that the step can be taken back when its reason goes away.</summary>
/// <param name="Level">0 when it had just been raised.</param>
/// <param name="EscalatedAt">Yuan: the figure that the step was counted from.</param>
/// <param name="EventKeys">The causes it had.</param>
public sealed record WarningStep(int Level, WarningStatus Status, decimal? EscalatedAt, IReadOnlyList<ulong> EventKeys)
{
    /// <summary>True while what is due is still a step above how the warning stood.</summary>
    /// <param name="due">What assessment says now.</param>
    /// <param name="step">Yuan, the profile's.</param>
    public bool IsStepUpTo(DueWarning due, decimal step)
    {
        if (due.Measure is { } measure)
        {
            return EscalatedAt is not { } since || measure - since >= step;
        }

        return due.EventKeys.Count > EventKeys.Count && due.EventKeys.Any(key => !EventKeys.Contains(key));
    }
}
