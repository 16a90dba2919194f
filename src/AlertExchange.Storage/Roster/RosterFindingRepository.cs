using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Roster;

/// <summary>Quality findings of roster versions, as they stood when each was imported.</summary>
public sealed class RosterFindingRepository
{
    private const string Shown = "f.kind, f.household_code, f.person_code, f.message";

    public void Add(WriteScope scope, int version, IReadOnlyList<RosterFinding> findings)
    {
        using var rows = scope.Bulk("roster_finding", ["version", "number", "kind", "household_code", "person_code", "message"]);
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            rows.Add(version).Add(i + 1).Add((long)finding.Kind).Add(finding.HouseholdCode).Add(finding.PersonCode).Add(finding.Message).EndRow();
        }
    }

    /// <summary>How many of each kind.</summary>
    public IReadOnlyDictionary<RosterFindingKind, int> Counts(ReadScope scope, int version) =>
        scope.Query<CountRow>("SELECT kind, COUNT(*) AS findings FROM roster_finding WHERE version = @version GROUP BY kind", new { version })
            .ToDictionary(r => (RosterFindingKind)r.Kind, r => r.Findings);

    /// <param name="kind">Null: of every kind.</param>
    public IReadOnlyList<RosterFinding> Page(ReadScope scope, int version, RosterFindingKind? kind, Paging paging) =>
        [.. List(version, kind).Page<FindingRow>(scope, Shown, paging).Select(r => r.ToFinding())];

    /// <summary>All of them, read while the scope is open.</summary>
    public IEnumerable<RosterFinding> Stream(ReadScope scope, int version, RosterFindingKind? kind) =>
        List(version, kind).Stream<FindingRow>(scope, Shown).Select(r => r.ToFinding());

    private static ListQuery List(int version, RosterFindingKind? kind) =>
        new("roster_finding f", new Conditions().AndEquals("f.version", "version", version).AndEquals("f.kind", "kind", (int?)kind), "f.number");

    private sealed class CountRow
    {
        public int Kind { get; init; }

        public int Findings { get; init; }
    }

    private sealed class FindingRow
    {
        public int Kind { get; init; }

        public string HouseholdCode { get; init; } = "";

        public string? PersonCode { get; init; }

        public string Message { get; init; } = "";

        public RosterFinding ToFinding() => new((RosterFindingKind)Kind, HouseholdCode, PersonCode, Message);
    }
}
