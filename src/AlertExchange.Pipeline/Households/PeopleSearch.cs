using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;
using AlertExchange.Storage.Households;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Households;

/// <summary>
/// Finds people by name or by the whole citizen id, among those that somebody may see. A look for a name is on record with the name sealed, one
/// for an id without the id.
/// </summary>
public sealed class PeopleSearch(ExchangeStore store, HouseholdDesk desk, RosterPlaces places, AuditTrail audit)
{
    private const string Subject = "households";
    private const int ShortestPrefix = 2;

    /// <param name="isPrefix">The name only begins so; then a township must be named, or be one's own.</param>
    /// <param name="townshipCode">Nine digits; null: wherever somebody may look.</param>
    public async Task<SearchResult> ByNameAsync(Viewer viewer, string text, bool isPrefix, string? townshipCode, Paging paging)
    {
        if (PersonName.Clean(text) is not { Length: > 0 } name)
        {
            return new SearchResult.Refused("请输入姓名。");
        }

        if (isPrefix && new StringInfo(name).LengthInTextElements < ShortestPrefix)
        {
            return new SearchResult.Refused("按开头查找时，至少输入两个字。");
        }

        if (isPrefix && viewer.Rows.Kind == RowScopeKind.County && townshipCode is null)
        {
            return new SearchResult.Refused("按开头查找时，请先选择乡镇；不选乡镇则按全名查找。");
        }

        var found = store.ReadWhole(scope =>
        {
            var version = store.Roster.Latest(scope)?.Version ?? 0;
            var search = new NameSearch(name, isPrefix, places.Of(scope, version, viewer.Rows, townshipCode));
            var people = store.People.Page(scope, version, search, paging);
            return new SearchResult.Found([.. people.Select(p => Found(p.Person))], store.People.Count(scope, version, search));
        });
        await audit.RecordAsync(viewer, AuditAction.Searched, Subject, reason: $"姓名 {name}", details: $"按姓名{(isPrefix ? "开头" : "")}，{found.Count} 人");
        return found;
    }

    /// <summary>By the 18 characters of an id; everybody who has it, on the newest roster or on none.</summary>
    public async Task<SearchResult> ByCitizenIdAsync(Viewer viewer, string text)
    {
        if (!CitizenId.TryParse(CitizenIdReader.Read(text).Text, out var id))
        {
            return new SearchResult.Refused("这不是完整有效的身份证号。请核对 18 位号码后重新输入。");
        }

        var found = store.ReadWhole(scope =>
        {
            var version = store.Roster.Latest(scope)?.Version ?? 0;
            var people = store.Roster.FindByCitizenId(scope, version, id)
                .Where(p => desk.Find(scope, viewer.Rows, SubjectKey.OnRoster(p.HouseholdNo)) is not null)
                .Select(p => Found(p.Person))
                .ToList();
            if (people.Count == 0 && desk.Find(scope, viewer.Rows, store.Keys.OffRosterKey(id)) is { } alone)
            {
                people.Add(new FoundPerson(alone.Code, alone.Members[0], alone.Address));
            }

            return new SearchResult.Found(people, people.Count);
        });
        await audit.RecordAsync(viewer, AuditAction.Searched, Subject, details: $"按身份证号，{found.Count} 人");
        return found;
    }

    /// <summary>A household by its code; null when there is none that they may see.</summary>
    public async Task<HouseholdCard?> ByCodeAsync(Viewer viewer, string text)
    {
        var found = desk.Find(viewer.Rows, text.Trim());
        await audit.RecordAsync(viewer, AuditAction.Searched, Subject, details: found is null ? "按户编号，0 户" : "按户编号，1 户");
        return found;
    }

    private FoundPerson Found(Engine.Roster.RosterPerson person) =>
        new(person.HouseholdCode, desk.Member(person), string.Concat(person.Township, person.Village, person.Group));
}
