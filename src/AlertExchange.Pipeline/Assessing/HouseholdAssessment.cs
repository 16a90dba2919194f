using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// Assesses households and makes the stored warnings and tasks agree with what should exist. Assessing itself is done ahead, while the
/// households before are stored; the write transaction, which is what keeps two processes from assessing one household at once, checks
/// that nothing it rests on has changed, and does it again where something has.
/// </summary>
internal sealed class HouseholdAssessment(ExchangeStore store, StagedEntries staged, Notices notices, AssessHousehold assess)
{
    // Held while the next households are assessed, and by whoever changes the ledger or who was warned. A transaction that finds both
    // current does not ask for it.
    private readonly Lock _gate = new();
    private readonly HouseholdLedger _ledger = new(store.Ledger, staged);
    private readonly HouseholdSet _warned = new();
    private long _lastWarning;

    /// <summary>
    /// Every household that a live batch of the submission's department, kinds and period tells of, dead alerts included, and whose warnings
    /// may have to change. In order.
    /// </summary>
    public List<SubjectKey> HouseholdsOf(WriteScope scope, Submission submission, PlacePolicy policy)
    {
        lock (_gate)
        {
            CatchUp(scope, policy);
            var parked = new HouseholdSet();
            foreach (var household in store.DeadLetters.ParkedHouseholds(scope))
            {
                parked.Add(household);
            }

            return _ledger.HouseholdsOf(submission.Department, submission.Period, submission.Kinds, [_warned, parked]);
        }
    }

    /// <summary>Assesses the households of one chunk without storing anything.</summary>
    public AssessedChunk Assess(IReadOnlyList<SubjectKey> households, AssessmentFrame frame)
    {
        lock (_gate)
        {
            var (warnings, tasks, open) = (new List<WarningWrite>(), new RoutedTasks(), new List<(SubjectKey, IReadOnlyList<DueWarning>)>());
            var failed = new FailedHouseholds();
            foreach (var household in households)
            {
                Carefully(household, failed, () =>
                {
                    var due = Due(household, frame);
                    if (_warned.Contains(household) || (due.Count > 0 && household.IsOffRoster))
                    {
                        open.Add((household, due));
                    }
                    else if (due.Count > 0)
                    {
                        Reconcile(household, due, new Standing([], [], RosterPlace(household, frame) ?? Placement.Unplaced), frame, warnings, tasks);
                    }
                });
            }

            return new AssessedChunk(households, _ledger.Revision, _lastWarning, WarnedOf(households), warnings, tasks, open, failed);
        }
    }

    /// <summary>Stores what a chunk came to, assessing it again when something changed since. Tell <see cref="Stored"/> when the transaction is committed.</summary>
    /// <returns>The chunk as it was stored, and the newest warning; 0 when there is no new one.</returns>
    public (AssessedChunk Chunk, long Newest) Store(WriteScope scope, AssessedChunk chunk, AssessmentFrame frame)
    {
        // Before this transaction writes any: what is read here is committed, so a roll-back leaves nothing wrong behind.
        if (!_ledger.IsCurrent(scope) || store.Warnings.Newest(scope) != _lastWarning)
        {
            lock (_gate)
            {
                CatchUp(scope, frame.Policy);
            }
        }

        if (chunk.Revision != _ledger.Revision || (chunk.LastWarning != _lastWarning && chunk.Warned != WarnedOf(chunk.Households)))
        {
            chunk = Assess(chunk.Households, frame);
        }

        using var activity = StationActivity.Begin(StationName.Route, frame.Submission.SubmissionId, frame.Trace);
        var (warnings, tasks) = (new List<WarningWrite>(chunk.Warnings), new RoutedTasks(chunk.Tasks));
        if (chunk.Open.Count > 0)
        {
            ReconcileOpen(scope, chunk, frame, warnings, tasks);
        }

        var newest = store.Warnings.Apply(scope, warnings);
        store.Tasks.Save(scope, tasks.Writes);
        notices.TellAssigned(scope, frame.Submission.Department, frame.Submission.Period, frame.Submission.SubmissionId, tasks.Assigned);
        store.DeadLetters.ParkHouseholds(scope, frame.Submission.SubmissionId, chunk.Households, chunk.Failed.Faults, frame.Now);
        activity?.SetTag("alertexchange.tasks", tasks.Writes.Count);
        return (chunk with { Warnings = warnings, Tasks = tasks }, newest);
    }

    /// <summary>Remembers whom a committed chunk warned of, so that it need not be read back.</summary>
    public void Stored(AssessedChunk chunk, long newest)
    {
        lock (_gate)
        {
            foreach (var warning in chunk.Warnings)
            {
                _warned.Add(warning.Household);
            }

            // Numbers are taken in turn: all before were read before this chunk was written.
            _lastWarning = Math.Max(_lastWarning, newest);
        }
    }

    /// <summary>Lets the ledger forget what the submission replaced, when all its households are reconciled.</summary>
    public void Finished(Submission submission)
    {
        lock (_gate)
        {
            _ledger.Forget(submission.Department, submission.Period, submission.Kinds);
        }
    }

    private void CatchUp(ReadScope scope, PlacePolicy policy)
    {
        _ledger.Refresh(scope, policy.Profile);
        _lastWarning = store.Warnings.AddHouseholds(scope, _lastWarning, _warned.Add);
    }

    // A household stands in one chunk of a submission: what this process stored in between concerns others.
    private int WarnedOf(IReadOnlyList<SubjectKey> households) => households.Count(_warned.Contains);

    private IReadOnlyList<DueWarning> Due(SubjectKey household, AssessmentFrame frame)
    {
        var alerts = _ledger.AlertsOf(household);
        return alerts.Count == 0 ? [] : assess(frame.Policy.Profile, new AssessedHousehold(household, CategoryOf(household, frame.Roster), alerts), frame.Today);
    }

    private static HouseholdCategory CategoryOf(SubjectKey household, RosterIndex roster) =>
        !household.IsOffRoster && roster.TryFindHousehold((int)household.Value, out var position) ? roster.Household(position).Category : HouseholdCategory.General;

    private void ReconcileOpen(ReadScope scope, AssessedChunk chunk, AssessmentFrame frame, List<WarningWrite> warningWrites, RoutedTasks taskWrites)
    {
        var keys = chunk.Open.Select(o => o.Household).ToList();
        var existing = store.Warnings.LoadForHouseholds(scope, keys);
        var tasks = store.Tasks.LoadForHouseholds(scope, keys);
        var strangers = store.OffRoster.LoadPlaces(scope, keys.FindAll(k => k.IsOffRoster));
        foreach (var (household, due) in chunk.Open)
        {
            Carefully(household, chunk.Failed, () =>
            {
                var earlier = tasks.TryGetValue(household, out var list) ? list : [];

                // A household that left the roster keeps the place its open task has.
                var place = household.IsOffRoster
                    ? strangers.GetValueOrDefault(household, Placement.Unplaced)
                    : RosterPlace(household, frame) ?? earlier.Find(IsOpen)?.Place ?? Placement.Unplaced;
                Reconcile(household, due, new Standing(existing.TryGetValue(household, out var warnings) ? warnings : [], earlier, place), frame, warningWrites, taskWrites);
            });
        }
    }

    private static void Carefully(SubjectKey household, FailedHouseholds failed, Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault) when (FailedHouseholds.MayBeOneHousehold(fault))
        {
            failed.Add(household, fault);
        }
    }

    private static void Reconcile(
        SubjectKey household, IReadOnlyList<DueWarning> due, Standing standing, AssessmentFrame frame, List<WarningWrite> warnings, RoutedTasks tasks)
    {
        var (profile, submission) = (frame.Policy.Profile, frame.Submission);
        var changes = Reconciler.Reconcile(standing.Warnings, due, profile, frame.Roster.Version, frame.Today);
        if (changes.Count == 0)
        {
            return;
        }

        // Everything that may throw comes before the first thing that is kept of a household.
        var (open, last) = (standing.Tasks.Find(IsOpen), standing.Tasks.Count == 0 ? 0 : standing.Tasks[^1].Number);
        var routed = TaskRouter.Route(household, standing.Place, changes, open, last, profile, frame.Policy.Calendar, frame.Today);
        foreach (var change in changes)
        {
            warnings.Add(new WarningWrite(change, standing.Place, submission.SubmissionId, frame.Now, standing.Warnings.Count == 0));
        }

        if (routed is not null)
        {
            tasks.Add(routed, open, submission, frame.Now);
        }
    }

    private static bool IsOpen(VerificationTask task) => task.State.IsOpen();

    private static Placement? RosterPlace(SubjectKey household, AssessmentFrame frame)
    {
        if (!frame.Roster.TryFindHousehold((int)household.Value, out var position))
        {
            return null;
        }

        var view = frame.Roster.Household(position);
        return frame.Policy.Areas.Resolve(view.Township, view.Village, null);
    }

    /// <summary>What the store holds of a household, and where it lies.</summary>
    private sealed record Standing(IReadOnlyList<Warning> Warnings, List<VerificationTask> Tasks, Placement Place);
}
