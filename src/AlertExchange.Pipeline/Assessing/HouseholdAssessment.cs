using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Storage;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// Assesses households and makes the stored warnings and tasks agree with what should exist. Runs inside one write transaction,
/// which is what keeps two processes from assessing one household at once.
/// </summary>
internal sealed class HouseholdAssessment(ExchangeStore store, AssessHousehold assess)
{
    private readonly HouseholdLedger _ledger = new(store.Ledger);
    private readonly HashSet<SubjectKey> _warned = [];
    private long _lastWarning;

    /// <summary>
    /// Every household that a live batch of the submission's department, kinds and period tells of, dead alerts included:
    /// those are the households whose warnings may have to change. In order.
    /// </summary>
    public List<SubjectKey> HouseholdsOf(WriteScope scope, Submission submission)
    {
        _ledger.Refresh(scope);
        return _ledger.HouseholdsOf(submission.Department, submission.Period, submission.Kinds);
    }

    /// <summary>Reconciles the households of one chunk; tells how many warnings changed and tasks were touched.</summary>
    public (int Warnings, int Tasks) Reconcile(WriteScope scope, List<SubjectKey> households, Submission submission, PlacePolicy policy, RosterIndex roster, DateTimeOffset now)
    {
        _ledger.Refresh(scope);
        var today = DateOnly.FromDateTime(now.DateTime);
        var due = new IReadOnlyList<DueWarning>[households.Count];
        var failed = new FailedHouseholds();
        Parallel.For(0, households.Count, i => due[i] = Assess(households[i], policy.Profile, roster, today, failed));

        // Before this transaction writes any: what is read here is committed, so a roll-back leaves nothing wrong behind.
        _lastWarning = store.Warnings.AddHouseholds(scope, _lastWarning, _warned);
        var concerned = new List<int>();
        for (var i = 0; i < households.Count; i++)
        {
            if (!failed.Contains(households[i]) && (due[i].Count > 0 || _warned.Contains(households[i])))
            {
                concerned.Add(i);
            }
        }

        var written = concerned.Count == 0 ? (0, 0) : Apply(scope, households, due, concerned, failed, new Context(submission, policy, roster, today, now));
        store.DeadLetters.ParkHouseholds(scope, submission.SubmissionId, households, failed.Faults, now);
        return written;
    }

    private IReadOnlyList<DueWarning> Assess(SubjectKey household, PolicyProfile profile, RosterIndex roster, DateOnly today, FailedHouseholds failed)
    {
        try
        {
            var alerts = _ledger.AlertsOf(household);
            return alerts.Count == 0 ? [] : assess(profile, new AssessedHousehold(household, CategoryOf(household, roster), alerts), today);
        }
        catch (Exception fault) when (FailedHouseholds.MayBeOneHousehold(fault))
        {
            failed.Add(household, fault);
            return [];
        }
    }

    private static HouseholdCategory CategoryOf(SubjectKey household, RosterIndex roster) =>
        !household.IsOffRoster && roster.TryFindHousehold((int)household.Value, out var position) ? roster.Household(position).Category : HouseholdCategory.General;

    private (int Warnings, int Tasks) Apply(WriteScope scope, List<SubjectKey> households, IReadOnlyList<DueWarning>[] due, List<int> concerned, FailedHouseholds failed, Context context)
    {
        using var activity = StationActivity.Begin(StationName.Route, context.Submission.SubmissionId);
        var keys = concerned.ConvertAll(i => households[i]);
        // Who was never warned of has neither warnings nor tasks to load.
        var known = keys.FindAll(_warned.Contains);
        var existing = store.Warnings.LoadForHouseholds(scope, known);
        var tasks = store.Tasks.LoadForHouseholds(scope, known);
        var strangers = store.OffRoster.Load(scope, keys.FindAll(k => k.IsOffRoster));
        var warningWrites = new List<WarningWrite>();
        var taskWrites = new List<TaskWrite>();
        foreach (var i in concerned)
        {
            var household = households[i];
            try
            {
                Change(household, existing.GetValueOrDefault(household) ?? [], due[i], tasks.GetValueOrDefault(household) ?? []);
            }
            catch (Exception fault) when (FailedHouseholds.MayBeOneHousehold(fault))
            {
                failed.Add(household, fault);
            }
        }

        store.Warnings.Apply(scope, warningWrites);
        store.Tasks.Save(scope, taskWrites);
        activity?.SetTag("alertexchange.tasks", taskWrites.Count);
        return (warningWrites.Count, taskWrites.Count);

        // Everything that may throw comes before the first thing that is kept of a household.
        void Change(SubjectKey household, List<Warning> warnings, IReadOnlyList<DueWarning> due, List<VerificationTask> earlier)
        {
            var changes = Reconciler.Reconcile(warnings, due, context.Policy.Profile, context.Roster.Version, context.Today);
            if (changes.Count == 0)
            {
                return;
            }

            var open = earlier.Find(t => t.State is TaskState.Assigned or TaskState.Unplaced);
            var place = PlaceOf(household, context, strangers, open);
            var routed = TaskRouter.Route(household, place, changes, open, earlier.Count == 0 ? 0 : earlier[^1].Number, context.Policy.Profile, context.Policy.Calendar, context.Today);
            warningWrites.AddRange(changes.Select(change => new WarningWrite(change, place, context.Submission.SubmissionId, context.Now)));
            if (routed is not null)
            {
                taskWrites.Add(new TaskWrite(routed.Task, context.Submission.Period, context.Submission.SubmissionId, context.Now));
            }
        }
    }

    private static Placement PlaceOf(SubjectKey household, Context context, IReadOnlyDictionary<SubjectKey, OffRosterPerson> strangers, VerificationTask? open)
    {
        if (household.IsOffRoster)
        {
            return strangers.TryGetValue(household, out var stranger) ? stranger.Place : Placement.Unplaced;
        }

        // A household that left the roster keeps the place its open task has.
        if (!context.Roster.TryFindHousehold((int)household.Value, out var position))
        {
            return open?.Place ?? Placement.Unplaced;
        }

        var view = context.Roster.Household(position);
        return context.Policy.Areas.Resolve(view.Township, view.Village, null);
    }

    private sealed record Context(Submission Submission, PlacePolicy Policy, RosterIndex Roster, DateOnly Today, DateTimeOffset Now);
}
