namespace AlertExchange.Engine.Policies;

/// <summary>
/// Holds the warnings that exist against those that are due: raise, escalate, attach a repeat, withdraw. Pure; applying the changes and
/// reconciling again changes nothing.
/// </summary>
public static class Reconciler
{
    /// <param name="existing">Every warning of the household, the withdrawn ones too.</param>
    /// <param name="due">What assessment says should exist.</param>
    /// <param name="profile">Gives the step and the version that is recorded.</param>
    /// <param name="rosterVersion">The roster that matching and assessment used.</param>
    /// <param name="today">Place date.</param>
    public static IReadOnlyList<WarningChange> Reconcile(
        IReadOnlyList<Warning> existing,
        IReadOnlyList<DueWarning> due,
        PolicyProfile profile,
        int rosterVersion,
        DateOnly today)
    {
        if (existing.Count == 0 && due.Count == 0)
            return [];

        var changes = new List<WarningChange>(due.Count);
        foreach (var warning in due)
        {
            var known = Find(existing, warning.WarningId);
            if (known is null || known.Status == WarningStatus.Withdrawn)
                changes.Add(Raise(warning, profile, rosterVersion, today));
            else if (!known.Due.SaysTheSameAs(warning))
                changes.Add(Update(TakeBack(known, warning, profile.EscalationStep.Value), warning, profile, rosterVersion));
        }

        foreach (var warning in existing)
        {
            if (warning.Status != WarningStatus.Withdrawn && !IsDue(due, warning.Due.WarningId))
                changes.Add(new WarningChange(WarningChangeKind.Withdraw, warning with { Status = WarningStatus.Withdrawn }));
        }

        return changes;
    }

    private static WarningChange Raise(DueWarning due, PolicyProfile profile, int rosterVersion, DateOnly today) =>
        new(WarningChangeKind.Raise, new Warning
        {
            Due = due,
            Status = WarningStatus.Raised,
            EscalatedAt = due.Measure,
            Level = 0,
            RaisedOn = today,
            RosterVersion = rosterVersion,
            PolicyVersion = profile.Fingerprint,
        });

    private static WarningChange Update(Warning known, DueWarning due, PolicyProfile profile, int rosterVersion)
    {
        var updated = known with { Due = due, RosterVersion = rosterVersion, PolicyVersion = profile.Fingerprint };
        if (IsStepUp(known, due, profile.EscalationStep.Value) || IsNewCause(known.Due, due))
        {
            return new WarningChange(WarningChangeKind.Escalate, updated with
            {
                Status = WarningStatus.Escalated,
                EscalatedAt = due.Measure,
                Level = known.Level + 1,
                Steps = [.. known.Steps, new WarningStep(known.Level, known.Status, known.EscalatedAt, known.Due.EventKeys)],
            });
        }

        // A figure that a correction lowered is the new base, or a later true rise would never reach the step.
        var isLowered = known.EscalatedAt is null || due.Measure is null || due.Measure < known.EscalatedAt;
        return new WarningChange(WarningChangeKind.Repeat, isLowered ? updated with { EscalatedAt = due.Measure } : updated);
    }

    // A step-up whose reason went away (a correction, a decision undone) is taken back like a warning whose reason went away. What a visit
    // settled at the height it had stays settled at a lower one.
    private static Warning TakeBack(Warning known, DueWarning due, decimal step)
    {
        while (known.Steps.Count > 0 && known.Steps[^1] is var before && !before.IsStepUpTo(due, step))
        {
            known = known with { Level = before.Level, Status = known.Status == WarningStatus.Closed ? WarningStatus.Closed : before.Status, EscalatedAt = before.EscalatedAt, Steps = [.. known.Steps.Take(known.Steps.Count - 1)] };
        }

        return known;
    }

    private static bool IsStepUp(Warning known, DueWarning due, decimal step) =>
        due.Measure is { } measure && known.EscalatedAt is { } since && measure - since >= step;

    // A second accident is news although the rule knows no figure; the same accident told again, or told better
    // (one key in exchange for another), is not. Sums are left to the step.
    private static bool IsNewCause(DueWarning known, DueWarning due)
    {
        if (due.Measure is not null || known.EventKeys.Count == 0 || due.EventKeys.Count <= known.EventKeys.Count)
            return false;
        foreach (var key in due.EventKeys)
        {
            if (!known.EventKeys.Contains(key))
                return true;
        }

        return false;
    }

    private static Warning? Find(IReadOnlyList<Warning> existing, WarningId id)
    {
        for (var i = 0; i < existing.Count; i++)
        {
            if (existing[i].Due.WarningId == id)
                return existing[i];
        }

        return null;
    }

    private static bool IsDue(IReadOnlyList<DueWarning> due, WarningId id)
    {
        for (var i = 0; i < due.Count; i++)
        {
            if (due[i].WarningId == id)
                return true;
        }

        return false;
    }
}
