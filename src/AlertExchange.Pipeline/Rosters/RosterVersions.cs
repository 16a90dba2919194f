using System.Text.Json;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>Where versions of the roster are looked at: who imported them, what they changed, what is wrong in them.</summary>
public sealed class RosterVersions(ExchangeStore store)
{
    /// <summary>The newest first, and how many there are.</summary>
    public (IReadOnlyList<RosterVersionInfo> Versions, int Count) Page(Paging paging) =>
        store.Read(scope => (store.Roster.Versions(scope, paging), store.Roster.Latest(scope)?.Version ?? 0));

    /// <summary>Null when there is no such version.</summary>
    public RosterVersionInfo? Find(int version) => store.Read(scope => store.Roster.Find(scope, version));

    /// <summary>People who came, changed and left between two versions.</summary>
    public IReadOnlyDictionary<RosterMove, int> Counts(RowScope viewer, int earlier, int later) => store.Read(scope => store.Roster.Differences.Counts(scope, viewer, earlier, later));

    /// <summary>The differences of a page of households, and how many households differ.</summary>
    /// <param name="move">Null: in any way.</param>
    public (IReadOnlyList<RosterHouseholdDifference> Households, int Count) Differences(RowScope viewer, int earlier, int later, RosterMove? move, Paging paging) => store.Read(scope =>
    {
        var differences = store.Roster.Differences.Page(scope, viewer, earlier, later, move, paging);
        var before = People(scope, earlier, differences.Where(d => d.Move != RosterMove.Added));
        var after = People(scope, later, differences.Where(d => d.Move != RosterMove.Left));
        var households = differences.GroupBy(d => d.HouseholdNo).Select(household =>
        {
            var lines = household.Select(d => d.Move switch
            {
                RosterMove.Added => RosterDifferenceLine.OfAdded(after[d.PersonNo]),
                RosterMove.Left => RosterDifferenceLine.OfLeft(before[d.PersonNo]),
                _ => RosterDifferenceLine.OfChanged(RosterComparison.Change(before[d.PersonNo], after[d.PersonNo])),
            }).ToList();
            return new RosterHouseholdDifference(lines[0].HouseholdCode, lines[0].Place, lines);
        });
        return ((IReadOnlyList<RosterHouseholdDifference>)[.. households], store.Roster.Differences.CountHouseholds(scope, viewer, earlier, later, move));
    });

    /// <summary>How many findings of each kind a version has.</summary>
    public IReadOnlyDictionary<RosterFindingKind, int> FindingCounts(int version) => store.Read(scope => store.Roster.Findings.Counts(scope, version));

    /// <param name="kind">Null: of every kind.</param>
    public IReadOnlyList<RosterFinding> Findings(int version, RosterFindingKind? kind, Paging paging) => store.Read(scope => store.Roster.Findings.Page(scope, version, kind, paging));

    /// <summary>Hands over every finding, read while they are used.</summary>
    public T WithFindings<T>(int version, RosterFindingKind? kind, Func<IEnumerable<RosterFinding>, T> use) => store.Read(scope => use(store.Roster.Findings.Stream(scope, version, kind)));

    /// <summary>What a program before this one kept of a version's findings: the first ones, as sentences.</summary>
    public static IReadOnlyList<string> EarlyFindings(RosterVersionInfo version) =>
        version.FindingsJson is { } json ? JsonSerializer.Deserialize<List<string>>(json, ReportJson.Options) ?? [] : [];

    private Dictionary<int, RosterPerson> People(ReadScope scope, int version, IEnumerable<RosterDifference> differences) =>
        store.Roster.FindPeople(scope, version, [.. differences.Select(d => d.PersonNo)]).ToDictionary(p => p.PersonNo, p => p.Person);
}
