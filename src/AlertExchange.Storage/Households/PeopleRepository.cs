using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Storage.Households;

/// <summary>People of a roster version by name and place.</summary>
public sealed class PeopleRepository
{
    private readonly RosterRepository _roster;

    internal PeopleRepository(RosterRepository roster) => _roster = roster;

    public int Count(ReadScope scope, int version, NameSearch search) => Query(version, search).Count(scope);

    /// <summary>A page in the order of names.</summary>
    public IReadOnlyList<NumberedPerson> Page(ReadScope scope, int version, NameSearch search, Paging paging)
    {
        var numbers = Query(version, search).Page<int>(scope, "r.person_no", paging).ToList();
        var people = _roster.FindPeople(scope, version, numbers).ToDictionary(p => p.PersonNo);
        return [.. numbers.Select(number => people[number])];
    }

    /// <summary>Every pair of township and village that a version writes: looks at the whole version.</summary>
    public IReadOnlyList<PlacePair> Places(ReadScope scope, int version) =>
        [.. scope.Query<PairRow>($"SELECT DISTINCT r.township, r.village FROM roster_person r WHERE {PersonReader.InVersion}", new { version }).Select(r => new PlacePair(r.Township, r.Village))];

    private static ListQuery Query(int version, NameSearch search)
    {
        var where = new Conditions().And(PersonReader.InVersion, ("version", version));
        if (search.IsPrefix)
        {
            where.And("r.name >= @name AND r.name < @behind", ("name", search.Name), ("behind", BehindPrefix(search.Name)));
        }
        else
        {
            where.And("r.name = @name", ("name", search.Name));
        }

        if (search.Places is { } places)
        {
            where.And(places.Count == 0 ? "1 = 0" : string.Join(" OR ", places.Select((place, i) => Add(where, place, i))));
        }

        return new ListQuery("roster_person r", where, ListOrder.By(false, "r.name", "r.person_no"));
    }

    private static string Add(Conditions where, PlacePair place, int i)
    {
        var (township, village) = ($"township{i}", $"village{i}");
        Value(township, place.Township);
        Value(village, place.Village);
        return $"({Is("r.township", township, place.Township)} AND {Is("r.village", village, place.Village)})";

        void Value(string name, string? value)
        {
            if (value is not null)
            {
                where.And("1 = 1", (name, value));
            }
        }

        static string Is(string column, string name, string? value) => value is null ? $"{column} IS NULL" : $"{column} = @{name}";
    }

    /// <summary>The first text behind all that begin with a prefix, in the order of code points as of UTF-16 units: the last character's successor.</summary>
    internal static string BehindPrefix(string prefix)
    {
        var last = char.IsSurrogatePair(prefix, Math.Max(0, prefix.Length - 2)) && prefix.Length > 1 ? prefix.Length - 2 : prefix.Length - 1;
        var next = char.ConvertToUtf32(prefix, last) + 1;
        return prefix[..last] + char.ConvertFromUtf32(next is >= 0xD800 and <= 0xDFFF ? 0xE000 : Math.Min(next, 0x10FFFF));
    }

    private sealed class PairRow
    {
        public string? Township { get; init; }

        public string? Village { get; init; }
    }
}
