using AlertExchange.Engine.Access;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Roster;

/// <summary>What two versions of the roster differ in, by household. The first version is every version's beginning and has nothing before it.</summary>
public sealed class RosterDifferenceRepository
{
    // Two indices find what came after the earlier version and what ended before the later one; nobody else is looked at.
    private const string Differences =
        """
        SELECT n.person_no, n.household_no, CASE WHEN EXISTS (
            SELECT 1 FROM roster_person o WHERE o.person_no = n.person_no AND o.from_version <= @earlier AND (o.to_version IS NULL OR o.to_version >= @earlier)
          ) THEN 2 ELSE 1 END AS move
        FROM roster_person n
        WHERE n.from_version > 1 AND n.from_version > @earlier AND n.from_version <= @later AND (n.to_version IS NULL OR n.to_version >= @later)
        UNION ALL
        SELECT l.person_no, l.household_no, 3 AS move
        FROM roster_person l
        WHERE l.to_version IS NOT NULL AND l.to_version >= @earlier AND l.to_version < @later AND l.from_version <= @earlier AND NOT EXISTS (
            SELECT 1 FROM roster_person n WHERE n.person_no = l.person_no AND n.from_version <= @later AND (n.to_version IS NULL OR n.to_version >= @later))
        """;

    /// <summary>How many people moved in each way.</summary>
    public IReadOnlyDictionary<RosterMove, int> Counts(ReadScope scope, RowScope viewer, int earlier, int later) =>
        scope.Query<CountRow>($"SELECT d.move, COUNT(*) AS people FROM ({Differences}) d WHERE {Seen(viewer)} GROUP BY d.move", new { earlier, later })
            .ToDictionary(r => (RosterMove)r.Move, r => r.People);

    /// <summary>How many households are concerned.</summary>
    /// <param name="move">Null: in any way.</param>
    public int CountHouseholds(ReadScope scope, RowScope viewer, int earlier, int later, RosterMove? move) => scope.First<int>(
        $"SELECT COUNT(DISTINCT d.household_no) FROM ({Differences}) d WHERE {Seen(viewer)} AND (@move IS NULL OR d.move = @move)", new { earlier, later, move = (int?)move });

    /// <summary>The differences of one page of households, in the order of their numbers.</summary>
    public IReadOnlyList<RosterDifference> Page(ReadScope scope, RowScope viewer, int earlier, int later, RosterMove? move, Paging paging)
    {
        var households = scope.Query<int>(
            $"""
            SELECT DISTINCT d.household_no FROM ({Differences}) d WHERE {Seen(viewer)} AND (@move IS NULL OR d.move = @move)
            ORDER BY d.household_no LIMIT @take OFFSET @skip
            """, new { earlier, later, move = (int?)move, take = paging.Size, skip = paging.Skip });
        return households.Count == 0 ? [] :
        [
            .. scope.Query<DifferenceRow>(
                $"""
                SELECT d.person_no, d.household_no, d.move FROM ({Differences}) d
                WHERE {Seen(viewer)} AND (@move IS NULL OR d.move = @move) AND d.household_no >= @first AND d.household_no <= @last
                ORDER BY d.household_no, d.person_no
                """, new { earlier, later, move = (int?)move, first = households[0], last = households[^1] })
                .Select(r => new RosterDifference(r.PersonNo, r.HouseholdNo, (RosterMove)r.Move)),
        ];
    }

    // A roster is the county's as a whole: rows have names of places, not codes that a scope could name.
    private static string Seen(RowScope viewer) => viewer.Kind == RowScopeKind.County ? "1 = 1" : "1 = 0";

    private sealed class CountRow
    {
        public int Move { get; init; }

        public int People { get; init; }
    }

    private sealed class DifferenceRow
    {
        public int PersonNo { get; init; }

        public int HouseholdNo { get; init; }

        public int Move { get; init; }
    }
}
