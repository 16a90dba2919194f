using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Revealing;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.OffRoster;

namespace AlertExchange.Pipeline.Households;

/// <summary>
/// Households for whoever may see them: the bureau all, a township or village those that live there and those it has a task for. One that
/// they may not see is answered like one that is not there.
/// </summary>
public sealed class HouseholdDesk(ExchangeStore store, PolicyDesk policies, HouseholdTimeline timeline, PlaceClock clock)
{
    private static readonly string[] Gravest = ["red", "yellow", "green"];

    /// <summary>A household by its code, or somebody on no roster by their key; null when there is none that may be seen.</summary>
    public HouseholdCard? Find(RowScope rows, string code) => store.ReadWhole(scope => Find(scope, rows, code));

    /// <inheritdoc cref="Find(RowScope, string)"/>
    public HouseholdCard? Find(ReadScope scope, RowScope rows, string code) => KeyOf(scope, code) is { } household ? Find(scope, rows, household) : null;

    /// <inheritdoc cref="Find(RowScope, string)"/>
    public HouseholdCard? Find(ReadScope scope, RowScope rows, SubjectKey household) =>
        Load(scope, household) is { } card && MaySee(scope, rows, card) ? card : null;

    /// <summary>What every department, task, visit and decision said about a household, newest first; null when it may not be seen.</summary>
    public TimelinePage? Timeline(RowScope rows, string code, Paging paging)
    {
        return store.ReadLists(scope => Find(scope, rows, code) is { } card ? timeline.Page(scope, rows, card, paging) : null);
    }

    /// <summary>A value as it was told, whole. Call it only where it is put on record; null when there is none that may be seen.</summary>
    internal string? Whole(ReadScope scope, RowScope rows, RevealSubject.Member member)
    {
        if (Find(scope, rows, member.HouseholdCode) is not { } card || !card.Members.Any(m => m.Code == member.PersonCode))
        {
            return null;
        }

        if (card.IsOffRoster)
        {
            return member.Field == RevealField.CitizenId ? store.OffRoster.Load(scope, [card.Household])[card.Household].CitizenId.Reveal() : null;
        }

        var person = store.Roster.FindHouseholds(scope, card.RosterVersion, [(int)card.Household.Value]).First(p => p.Person.PersonCode == member.PersonCode).Person;
        return member.Field switch
        {
            RevealField.CitizenId => person.CitizenId,
            RevealField.Phone => person.Phone,
            _ => null,
        };
    }

    private SubjectKey? KeyOf(ReadScope scope, string code) => OffRosterKey(code) ?? store.Households.Find(scope, code);

    private static SubjectKey? OffRosterKey(string code) =>
        code is ['X', .. var hex] && hex.Length == 16 && ulong.TryParse(hex, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value)
        && SubjectKey.OffRoster(value) is var key && key.ToString() == code
            ? key
            : null;

    private bool MaySee(ReadScope scope, RowScope rows, HouseholdCard card) =>
        rows.Kind != RowScopeKind.Department && (rows.Includes(card.Place.TownshipCode, card.Place.VillageCode) || store.Households.HasTaskIn(scope, card.Household, rows));

    private HouseholdCard? Load(ReadScope scope, SubjectKey household)
    {
        if (household.IsOffRoster)
        {
            return store.OffRoster.Load(scope, [household]).GetValueOrDefault(household) is { } person ? Card(scope, person) : null;
        }

        var number = (int)household.Value;
        var latest = store.Roster.Latest(scope)?.Version ?? 0;
        var version = store.Households.LastVersion(scope, household) is { } last ? Math.Min(last, latest) : 0;
        var people = store.Roster.FindHouseholds(scope, version, [number]);
        return people.Count == 0 ? null : Card(scope, household, [.. people.Select(p => p.Person)], version, latest);
    }

    private HouseholdCard Card(ReadScope scope, SubjectKey household, List<RosterPerson> people, int version, int latest)
    {
        var first = people.Find(p => p.IsHead) ?? people[0];
        return new HouseholdCard
        {
            Household = household,
            Code = first.HouseholdCode,
            Place = Placed(scope, household, policies.Current.Areas.Resolve(first.Township, first.Village, null)),
            Address = string.Concat(first.Township, first.Village, first.Group),
            Category = people.Max(p => p.Category),
            MonitorClass = people.Select(p => p.MonitorClass).FirstOrDefault(c => c is not null),
            RiskEliminated = people.Exists(p => p.RiskEliminated),
            PerCapitaIncome = first.PerCapitaIncome,
            Colour = Colour(scope, household),
            RosterVersion = version,
            HasLeft = version < latest,
            Members = [.. people.OrderByDescending(p => p.IsHead).ThenBy(p => p.PersonCode, StringComparer.Ordinal).Select(Member)],
        };
    }

    private HouseholdCard Card(ReadScope scope, OffRosterPerson person) => new()
    {
        Household = person.Subject,
        Code = person.Subject.ToString(),
        Place = Placed(scope, person.Subject, person.Place),
        Address = person.Address ?? string.Concat(person.Township, person.Village, person.Group),
        Category = HouseholdCategory.General,
        Colour = Colour(scope, person.Subject),
        Members =
        [
            new HouseholdMember(
                person.Subject.ToString(), person.Name, null, person.CitizenId.IsFemale ? "女" : "男", Age(person.CitizenId.BirthDate), person.CitizenId.ToString(),
                CitizenIdState.Sound, MaskedPhone: null, SchoolStatus: null, IsHead: false),
        ],
    };

    // What files say of a place wins over what somebody said by hand, as it does for tasks.
    private Placement Placed(ReadScope scope, SubjectKey household, Placement place) =>
        place.IsPlaced ? place : store.Bureau.Places.Load(scope, [household]).GetValueOrDefault(household, place);

    internal HouseholdMember Member(RosterPerson person) => new(
        person.PersonCode, person.Name, person.Relation, person.Sex, Age(person.BirthDate ?? BirthDateOf(person.CitizenId)), Masked.OptionalId(person.CitizenId),
        person.IdState, Masked.OptionalPhone(person.Phone), person.SchoolStatus, person.IsHead);

    private static DateOnly? BirthDateOf(string? id) => CitizenId.TryParse(id, out var parsed) ? parsed.BirthDate : null;

    private int? Age(DateOnly? born)
    {
        if (born is not { } day || day > clock.Today)
        {
            return null;
        }

        var years = clock.Today.Year - day.Year;
        return day.AddYears(years) > clock.Today ? years - 1 : years;
    }

    private string? Colour(ReadScope scope, SubjectKey household)
    {
        var colours = store.Warnings.LoadForHouseholds(scope, [household]).GetValueOrDefault(household)?
            .Where(w => w.Status is WarningStatus.Raised or WarningStatus.Escalated)
            .Select(w => w.Due.Colour)
            .ToList() ?? [];
        return Array.Find(Gravest, colours.Contains);
    }
}
