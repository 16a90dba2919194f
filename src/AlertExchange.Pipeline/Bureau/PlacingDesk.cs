using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Auditing;
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
public sealed class PlacingDesk(ExchangeStore store, PolicyDesk policies, AuditTrail audit, PlaceClock clock)
{
    /// <summary>Tasks without a place, the earliest day first.</summary>
    public (IReadOnlyList<UnplacedHousehold> Lines, int Count) Page(RowScope rows, Paging paging) => store.ReadLists(scope =>
    {
        var filter = new TaskFilter { State = TaskState.Unplaced };
        var tasks = store.TaskLists.Page(scope, rows, filter, paging);
        var strangers = store.OffRoster.Load(scope, [.. tasks.Select(t => t.Task.Household).Where(h => h.IsOffRoster)]);
        var words = tasks.Select(t => new UnplacedHousehold(t, strangers.TryGetValue(t.Task.Household, out var person) ? WordsOf(person.Township, person.Village, person.Group, person.Address) : null)).ToList();
        return ((IReadOnlyList<UnplacedHousehold>)words, store.TaskLists.Count(scope, rows, filter));
    });

    /// <summary>Townships and villages to choose from.</summary>
    public AreaIndex Areas => policies.Current.Areas;

    /// <summary>A place of this county by its codes; null when there is none.</summary>
    public Placement? Find(string? townshipCode, string? villageCode) => string.IsNullOrEmpty(villageCode)
        ? Areas.Townships.FirstOrDefault(t => t.TownshipCode == townshipCode)
        : Areas.Villages.FirstOrDefault(v => v.TownshipCode == townshipCode && v.VillageCode == villageCode);

    /// <summary>Places the households of warnings. Those that have a place already are passed over.</summary>
    public Task<BulkOutcome> PlaceAsync(Viewer viewer, IReadOnlyList<WarningTarget> targets, Placement place, CancellationToken cancellation) =>
        PlaceAsync(viewer, [.. targets.Where(t => !t.Place.IsPlaced).Select(t => t.Household)], targets.Count, targets.Select(t => t.Household).Distinct().Count(), place, cancellation);

    /// <summary>Places households by their open tasks.</summary>
    public Task<BulkOutcome> PlaceAsync(Viewer viewer, IReadOnlyCollection<string> taskIds, Placement place, CancellationToken cancellation)
    {
        var unplaced = store.Read(scope => store.TaskLists.These(scope, viewer.Rows, taskIds)).Where(t => t.Task.State == TaskState.Unplaced).ToList();
        return PlaceAsync(viewer, [.. unplaced.Select(t => t.Task.Household)], unplaced.Sum(t => t.Causes.Count), taskIds.Count, place, cancellation);
    }

    private Task<BulkOutcome> PlaceAsync(Viewer viewer, HashSet<SubjectKey> households, int warnings, int chosen, Placement place, CancellationToken cancellation)
    {
        var policy = policies.Current;
        var now = clock.Now;
        var rules = VerificationRules.Of(policy.Profile, policy.Calendar, clock.Today);
        return store.WriteAsync(
            scope =>
            {
                var tasks = store.Tasks.LoadForHouseholds(scope, households);
                var codes = store.Roster.HouseholdCodes(scope, [.. households.Where(h => !h.IsOffRoster).Select(h => (int)h.Value)]);
                foreach (var household in households)
                {
                    store.Bureau.Places.Place(scope, household, new PlacedHousehold(place, viewer.Login, viewer.Name, now));
                    var open = tasks.TryGetValue(household, out var list) ? list.Find(t => t.State == TaskState.Unplaced) : null;
                    if (open is not null && VerificationCourse.Take(open, new TaskAct(TaskAction.Place, viewer.Role, Place: place), rules) is TaskStep.Taken taken)
                    {
                        store.Verification.Add(scope, taken.Task, new VerificationEvent
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
                    }

                    var code = household.IsOffRoster ? household.ToString() : codes.GetValueOrDefault((int)household.Value, household.ToString());
                    audit.Append(scope, viewer, AuditAction.HouseholdPlaced, code, details: place.VillageCode ?? place.TownshipCode);
                }

                return new BulkOutcome(warnings, households.Count, Math.Max(0, chosen - households.Count));
            }, cancellation);
    }

    // What a file says of the place, as far as it says anything; no name.
    private static string? WordsOf(params string?[] words) => string.Join(" ", words.Where(w => !string.IsNullOrWhiteSpace(w)).Distinct()) is { Length: > 0 } text ? text : null;
}
