using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>Rows with name, township and village whose id is damaged or missing, seeded: one kind of fault after the other, and all mixed.</summary>
internal static class FaultyRows
{
    internal static IReadOnlyList<(string Title, Func<RosterEntry, Random, MatchQuery> Make)> Kinds { get; } =
    [
        ("one digit replaced", (entry, random) => Damaged(entry, id => Replace(id, random))),
        ("two digits exchanged", (entry, random) => Damaged(entry, id => Exchange(id, random))),
        ("one digit dropped", (entry, random) => Damaged(entry, id => id.Remove(random.Next(17), 1))),
        ("one digit put in", (entry, random) => Damaged(entry, id => id.Insert(random.Next(18), "5"))),
        ("last digits lost", (entry, _) => Placed(entry, entry.Name) with { IdState = CitizenIdState.DigitsLost, IdText = entry.Id.Reveal()[..15] }),
        ("no id, the name", (entry, _) => Placed(entry, entry.Name)),
        ("no id, another character", (entry, random) => Placed(entry, OtherCharacter(entry.Name, random))),
        ("no id, another village", (entry, _) => Placed(entry, entry.Name) with { Village = "并入村" }),
        ("no id, on no roster", (entry, _) => Placed(entry, "赫" + entry.Name[1..])),
    ];

    internal static MatchQuery[] Of(MatchingCounty county, Func<RosterEntry, Random, MatchQuery> make, int rows, int seed = 4)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => make(county.Entries[random.Next(county.Entries.Length)], random))];
    }

    /// <summary>All kinds in turn.</summary>
    internal static MatchQuery[] Mixed(MatchingCounty county, int rows)
    {
        var (random, next) = (new Random(5), 0);
        return Of(county, (entry, _) => Kinds[next++ % Kinds.Count].Make(entry, random), rows);
    }

    private static MatchQuery Placed(RosterEntry entry, string name) =>
        new() { Name = new string(name), IdState = CitizenIdState.Absent, Township = new string(entry.Township), Village = new string(entry.Village) };

    private static MatchQuery Damaged(RosterEntry entry, Func<string, string> damage)
    {
        string written;
        CitizenIdReading reading;
        do
        {
            written = damage(entry.Id.Reveal());
            reading = CitizenIdReader.Read(written);
        }
        while (reading.State == CitizenIdState.Sound);

        return Placed(entry, entry.Name) with { IdState = reading.State, IdText = reading.Text };
    }

    private static string Replace(string id, Random random)
    {
        var digits = id.ToCharArray();
        var place = random.Next(17);
        digits[place] = (char)('0' + (digits[place] - '0' + random.Next(1, 10)) % 10);
        return new string(digits);
    }

    private static string Exchange(string id, Random random)
    {
        int place;
        do
        {
            place = random.Next(16);
        }
        while (id[place] == id[place + 1]);

        return id[..place] + id[place + 1] + id[place] + id[(place + 2)..];
    }

    private static string OtherCharacter(string name, Random random)
    {
        const string Others = "末健扬候竣铃睛坡";
        return name[..^1] + Others[random.Next(Others.Length)];
    }
}
