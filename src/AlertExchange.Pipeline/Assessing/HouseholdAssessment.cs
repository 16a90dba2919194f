using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Silencing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// Assesses households and makes the stored warnings and tasks agree with what should exist. Assessing itself is done ahead, while the
/// households before are stored; the write transaction, which is what keeps two processes from assessing one household at once, checks
/// that nothing it rests on has changed, and does it again where something has.
/// </summary>
internal sealed class HouseholdAssessment(ExchangeStore store, StagedEntries staged, Notices notices, AssessHousehold assess, PlaceClock clock)
{
    // Held while the next households are assessed, and by whoever changes the ledger or who was warned. A transaction that finds both
    // current does not ask for it.
    private readonly Lock _gate = new();
    private readonly HouseholdLedger _ledger = new(store.Ledger, staged);
    private readonly HouseholdSet _warned = new();
    private long _lastWarning;
    private volatile SilenceSet _silences = SilenceSet.None;

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
            var (writes, open) = (new Writes(), new List<(SubjectKey, IReadOnlyList<DueWarning>)>());
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
                        Reconcile(household, due, new Standing([], [], RosterPlace(household, frame) ?? Placement.Unplaced), frame, writes);
                    }
                });
            }

            return new AssessedChunk(households, _ledger.Revision, _lastWarning, WarnedOf(households), writes.Warnings, writes.Tasks, writes.Assigned, writes.HeldBack, _silences.Version, open, failed);
        }
    }

    /// <summary>Stores what a chunk came to, assessing it again when something changed since. Tell <see cref="Stored"/> when the transaction is committed.</summary>
    /// <returns>The chunk as it was stored, and the newest warning; 0 when there is no new one.</returns>
    public (AssessedChunk Chunk, long Newest) Store(WriteScope scope, AssessedChunk chunk, AssessmentFrame frame)
    {
        // Before this transaction writes any: what is read here is committed, so a roll-back leaves nothing wrong behind.
        if (!_ledger.IsCurrent(scope) || store.Warnings.Newest(scope) != _lastWarning || store.Bureau.Silences.Version(scope) != _silences.Version)
        {
            lock (_gate)
            {
                CatchUp(scope, frame.Policy);
            }
        }

        if (chunk.Revision != _ledger.Revision || chunk.Silences != _silences.Version || (chunk.LastWarning != _lastWarning && chunk.Warned != WarnedOf(chunk.Households)))
        {
            chunk = Assess(chunk.Households, frame);
        }

        using var activity = StationActivity.Begin(StationName.Route, frame.Submission.SubmissionId, frame.Trace);
        var writes = new Writes { Warnings = [.. chunk.Warnings], Tasks = [.. chunk.Tasks], Assigned = [.. chunk.Assigned], HeldBack = [.. chunk.HeldBack] };
        if (chunk.Open.Count > 0)
        {
            ReconcileOpen(scope, chunk, frame, writes);
        }

        var newest = store.Warnings.Apply(scope, writes.Warnings);
        store.Tasks.Save(scope, writes.Tasks);
        notices.TellAssigned(scope, frame.Submission.Department, frame.Submission.Period, frame.Submission.SubmissionId, writes.Assigned);
        if (writes.HeldBack.Count > 0)
        {
            store.Bureau.Silences.HoldBack(scope, writes.HeldBack);
        }

        store.DeadLetters.ParkHouseholds(scope, frame.Submission.SubmissionId, chunk.Households, chunk.Failed.Faults, frame.Now);
        activity?.SetTag("alertexchange.tasks", writes.Tasks.Count);
        return (chunk with { Warnings = writes.Warnings, Tasks = writes.Tasks }, newest);
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
        if (store.Bureau.Silences.Version(scope) is var version && version != _silences.Version)
        {
            // With those that ended a while ago: a file that has been under way for long is assessed by its own moment.
            _silences = store.Bureau.Silences.Running(scope, clock.Now.AddDays(-1));
        }
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

    private void ReconcileOpen(ReadScope scope, AssessedChunk chunk, AssessmentFrame frame, Writes writes)
    {
        var keys = chunk.Open.Select(o => o.Household).ToList();
        var existing = store.Warnings.LoadForHouseholds(scope, keys);
        var tasks = store.Tasks.LoadForHouseholds(scope, keys);
        var strangers = store.OffRoster.LoadPlaces(scope, keys.FindAll(k => k.IsOffRoster));
        var placed = store.Bureau.Places.Load(scope, keys);
        foreach (var (household, due) in chunk.Open)
        {
            Carefully(household, chunk.Failed, () =>
            {
                var earlier = tasks.TryGetValue(household, out var list) ? list : [];

                // A household that left the roster keeps the place its open task has. What files do not say, somebody may have said by hand.
                var told = household.IsOffRoster
                    ? strangers.GetValueOrDefault(household, Placement.Unplaced)
                    : RosterPlace(household, frame) ?? earlier.Find(IsOpen)?.Place ?? Placement.Unplaced;
                var place = told.IsPlaced && !household.IsOffRoster ? told : placed.GetValueOrDefault(household, told);
                Reconcile(household, due, new Standing(existing.TryGetValue(household, out var warnings) ? warnings : [], earlier, place), frame, writes);
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

    private void Reconcile(SubjectKey household, IReadOnlyList<DueWarning> due, Standing standing, AssessmentFrame frame, Writes writes)
    {
        var (profile, submission) = (frame.Policy.Profile, frame.Submission);
        var changes = Reconciler.Reconcile(standing.Warnings, due, profile, frame.Roster.Version, frame.Today);
        if (changes.Count == 0)
        {
            return;
        }

        // Everything that may throw comes before the first thing that is kept of a household.
        var (open, last) = (standing.Tasks.Find(IsOpen), standing.Tasks.Count == 0 ? 0 : standing.Tasks[^1].Number);
        var silences = _silences;
        var (held, free) = silences.IsEmpty ? ([], changes) : Divide(changes, c => IsNews(c.Kind) && silences.Covers(c.Warning, standing.Place, frame.Now));
        var routed = TaskRouter.Route(household, standing.Place, free, open, last, profile, frame.Policy.Calendar, frame.Today);
        writes.HeldBack.AddRange(held.Select(c => new HeldBackWarning(c.Warning.Due.WarningId, household, submission.SubmissionId, submission.Period, frame.Now)));
        foreach (var change in changes)
        {
            writes.Warnings.Add(new WarningWrite(change, standing.Place, submission.SubmissionId, frame.Now, standing.Warnings.Count == 0));
        }

        if (routed is not null)
        {
            writes.Tasks.Add(new TaskWrite(routed.Task, submission.Period, submission.SubmissionId, frame.Now, routed.Kind == TaskChangeKind.Open));
            if (routed.Task.State == TaskState.Assigned && open?.Place.TownshipCode != routed.Task.Place.TownshipCode)
            {
                writes.Assigned.Add(routed.Task);
            }
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

    // Nobody is sent for the others anyway, and what is withdrawn leaves its task at once.
    private static bool IsNews(WarningChangeKind kind) => kind is WarningChangeKind.Raise or WarningChangeKind.Escalate;

    private static (IReadOnlyList<WarningChange> Chosen, IReadOnlyList<WarningChange> Others) Divide(IReadOnlyList<WarningChange> changes, Func<WarningChange, bool> isChosen)
    {
        var groups = changes.ToLookup(isChosen);
        return ([.. groups[true]], [.. groups[false]]);
    }

    /// <summary>What a chunk comes to.</summary>
    private sealed record Writes
    {
        public List<WarningWrite> Warnings { get; init; } = [];

        public List<TaskWrite> Tasks { get; init; } = [];

        /// <summary>Given to a township, or to another one than before.</summary>
        public List<VerificationTask> Assigned { get; init; } = [];

        public List<HeldBackWarning> HeldBack { get; init; } = [];
    }

    /// <summary>What the store holds of a household, and where it lies.</summary>
    private sealed record Standing(IReadOnlyList<Warning> Warnings, List<VerificationTask> Tasks, Placement Place);
}
