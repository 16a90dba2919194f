namespace AlertExchange.Engine.Policies;

public static class Reconciler
{
    public static IReadOnlyList<WarningChange> Reconcile(
        IReadOnlyList<Warning> existing, IReadOnlyList<DueWarning> due, PolicyProfile profile, int rosterVersion, DateOnly today) => [];
}
