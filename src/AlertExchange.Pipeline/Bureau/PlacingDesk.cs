using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>
/// Where the bureau says where households lie that no file places: their warnings and their open task go there, and what is told of them
/// later goes there too.
/// </summary>
public sealed class PlacingDesk
{
    private readonly ExchangeStore _store;
    private readonly PolicyDesk _policies;
    private readonly Notices _notices;
    private readonly AuditTrail _audit;
    private readonly PlaceClock _clock;

    internal PlacingDesk(ExchangeStore store, PolicyDesk policies, Notices notices, AuditTrail audit, PlaceClock clock) =>
        (_store, _policies, _notices, _audit, _clock) = (store, policies, notices, audit, clock);

    /// <summary>Tasks without a place, the earliest day first.</summary>
    public (IReadOnlyList<UnplacedHousehold> Lines, int Count) Page(RowScope rows, Paging paging) => _store.ReadLists(scope =>
    {
        var filter = new TaskFilter { State = TaskState.Unplaced };
        var tasks = _store.TaskLists.Page(scope, rows, filter, paging);
        var strangers = _store.OffRoster.Load(scope, [.. tasks.Select(t => t.Task.Household).Where(h => h.IsOffRoster)]);
        var words = tasks.Select(t => new UnplacedHousehold(t, strangers.TryGetValue(t.Task.Household, out var person) ? WordsOf(person.Township, person.Village, person.Group, person.Address) : null)).ToList();
        return ((IReadOnlyList<UnplacedHousehold>)words, _store.TaskLists.Count(scope, rows, filter));
    });

    /// <summary>Townships and villages to choose from.</summary>
    public AreaIndex Areas => _policies.Current.Areas;

    /// <summary>A place of this county by its codes; null when there is none.</summary>
    public Placement? Find(string? townshipCode, string? villageCode) => string.IsNullOrEmpty(villageCode)
        ? Areas.Townships.FirstOrDefault(t => t.TownshipCode == townshipCode)
        : Areas.Villages.FirstOrDefault(v => v.TownshipCode == townshipCode && v.VillageCode == villageCode);

    /// <summary>Places the households of warnings. Those that have a place already are passed over.</summary>
    public Task<BulkOutcome> PlaceAsync(Viewer viewer, IReadOnlyList<WarningTarget> targets, Placement place, CancellationToken cancellation) => _store.WriteAsync(
        scope =>
        {
            // Asked anew: somebody may have placed them since the list was shown.
            var unplaced = _store.Bureau.Warnings.Targets(scope, viewer.Rows, [.. targets.Where(t => !t.Place.IsPlaced).Select(t => t.WarningId)]).Where(t => !t.Place.IsPlaced);
            var placed = Place(scope, viewer, [.. unplaced.Select(t => t.Household)], place);
            return new BulkOutcome(targets.Count, placed, targets.Select(t => t.Household).Distinct().Count() - placed);
        }, cancellation);

    /// <summary>Places households by their open tasks. Those that have a place already are passed over.</summary>
    public Task<BulkOutcome> PlaceAsync(Viewer viewer, IReadOnlyCollection<string> taskIds, Placement place, CancellationToken cancellation) => _store.WriteAsync(
        scope =>
        {
            var unplaced = _store.TaskLists.These(scope, viewer.Rows, taskIds).Where(t => t.Task.State == TaskState.Unplaced).ToList();
            var placed = Place(scope, viewer, [.. unplaced.Select(t => t.Task.Household)], place);
            return new BulkOutcome(unplaced.Sum(t => t.Causes.Count), placed, taskIds.Count - placed);
        }, cancellation);

    /// <returns>How many were placed.</returns>
    private int Place(WriteScope scope, Viewer viewer, HashSet<SubjectKey> households, Placement place)
    {
        var now = _clock.Now;
        var tasks = _store.Tasks.LoadForHouseholds(scope, households);
        var codes = _store.Roster.HouseholdCodes(scope, [.. households.Where(h => !h.IsOffRoster).Select(h => (int)h.Value)]);
        var assigned = new List<VerificationTask>();
        foreach (var household in households)
        {
            _store.Bureau.Places.Place(scope, household, new PlacedHousehold(place, viewer.Login, viewer.Name, now));
            var open = tasks.TryGetValue(household, out var list) ? list.Find(t => t.State == TaskState.Unplaced) : null;
            if (open is not null && Send(scope, viewer, open, place, now) is { } sent)
            {
                assigned.Add(sent);
            }

            var code = household.IsOffRoster ? household.ToString() : codes.GetValueOrDefault((int)household.Value, household.ToString());
            _audit.Append(scope, viewer, AuditAction.HouseholdPlaced, code, details: place.VillageCode ?? place.TownshipCode);
        }

        TellAssigned(scope, assigned);
        return households.Count;
    }

    /// <summary>The task, once it is the township's; null where the course of tasks says no.</summary>
    private VerificationTask? Send(WriteScope scope, Viewer viewer, VerificationTask open, Placement place, DateTimeOffset now)
    {
        var policy = _policies.Current;
        var rules = VerificationRules.Of(policy.Profile, policy.Calendar, _clock.Today);
        if (VerificationCourse.Take(open, new TaskAct(TaskAction.Place, viewer.Role, Place: place), rules) is not TaskStep.Taken taken)
        {
            return null;
        }

        _store.Verification.Add(scope, taken.Task, new VerificationEvent
        {
            Action = TaskAction.Place,
            State = taken.Task.State,
            By = viewer.Role,
            Login = viewer.Login,
            Name = viewer.Name,
            TownshipCode = place.TownshipCode,
            VillageCode = place.VillageCode,
            At = now,
        });
        return taken.Task;
    }

    private void TellAssigned(WriteScope scope, List<VerificationTask> assigned)
    {
        var warnings = _store.Warnings.LoadForHouseholds(scope, [.. assigned.Select(t => t.Household)]);
        _notices.TellAssigned(scope, [.. assigned.Select(t => (t, (IReadOnlyCollection<DueWarning>)[.. warnings.GetValueOrDefault(t.Household, []).Where(w => t.Warnings.Contains(w.Due.WarningId)).Select(w => w.Due)]))]);
    }

    // What a file says of the place, as far as it says anything; no name.
    private static string? WordsOf(params string?[] words) => string.Join(" ", words.Where(w => !string.IsNullOrWhiteSpace(w)).Distinct()) is { Length: > 0 } text ? text : null;
}
