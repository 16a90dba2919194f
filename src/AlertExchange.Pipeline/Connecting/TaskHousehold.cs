using AlertExchange.Engine.Access;
using AlertExchange.Engine.Identity;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>Who lives where a task is to be done: for systems of townships and the county. Each look is on record before it is answered.</summary>
public sealed class TaskHousehold(ExchangeStore store, AuditTrail audit)
{
    /// <param name="whole">True where the key may see whole ids.</param>
    /// <param name="address">Where the request came from.</param>
    /// <returns>Null when there is no such task that they may see.</returns>
    public async Task<IReadOnlyList<HouseholdMember>?> FindAsync(Viewer viewer, string taskId, bool whole, string? address)
    {
        // A department knows whom it told of; who else lives there is not its business.
        if (viewer.Rows.Kind == RowScopeKind.Department || store.Read(scope => store.Systems.FindTask(scope, viewer.Rows, taskId)) is not { } task)
        {
            return null;
        }

        await audit.RecordAsync(viewer, whole ? AuditAction.ValueRevealed : AuditAction.PersonViewed, task.HouseholdCode, whole ? "接口 people:read" : null, taskId, address);
        var household = task.Task.Household;
        return store.Read(scope => household.IsOffRoster
            ? store.OffRoster.Load(scope, [household]).Values.Select(p => new HouseholdMember(p.Subject.ToString(), p.Name, Shown(p.CitizenId.Reveal(), whole), null)).ToList()
            : store.Roster.FindHouseholds(scope, Math.Min(store.Households.LastVersion(scope, household) ?? 0, store.Roster.Latest(scope)?.Version ?? 0), [(int)household.Value])
                .Select(p => new HouseholdMember(p.Person.PersonCode, p.Person.Name, Shown(p.Person.CitizenId, whole), p.Person.Relation)).ToList());
    }

    private static string? Shown(string? id, bool whole) => whole ? id : Masked.OptionalId(id);
}
