using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>
/// How common surnames and given names are on a roster, by village, township and in the county. Counts are kept by hash: two names that
/// share a place in the table are held to be somewhat commoner than they are, never rarer.
/// </summary>
internal sealed class TermFrequencies
{
    private const uint Salt = 0x9E3779B9;

    /// <summary>Few, and looked at for everybody: small enough to stay in the processor's cache.</summary>
    private readonly int[] _surnames;

    private readonly int[] _givenNames;
    private readonly int[] _peopleAt;
    private readonly int[] _peopleIn;
    private readonly int[] _townshipOf;
    private readonly int _people;
    private readonly TermFrequencySettings _settings;

    internal TermFrequencies(RosterIndex roster, TermFrequencySettings settings)
    {
        _settings = settings;
        var columns = roster.Columns;
        _people = roster.PersonCount;
        _townshipOf = TownshipsOf(columns.Places, out var townships);
        (_peopleAt, _peopleIn) = (new int[columns.Places.Count], new int[townships]);

        (_surnames, _givenNames) = (Table(_people / 8, 1 << 20), Table(_people * 2L, 1 << 24));
        Span<char> key = stackalloc char[PersonName.LongestKey];
        for (var person = 0; person < _people; person++)
        {
            var name = key[..PersonName.WriteKey(roster.NameOf(person), key)];
            int place = columns.PlaceOfPerson[person], township = _townshipOf[place];
            _peopleAt[place]++;
            _peopleIn[township]++;
            var (surname, given) = HashesOf(name);
            _surnames[At(_surnames, surname, 0)]++;
            _surnames[At(_surnames, surname, TownshipSalt(township))]++;
            _surnames[At(_surnames, surname, VillageSalt(place))]++;
            _givenNames[At(_givenNames, given, 0)]++;
            _givenNames[At(_givenNames, given, TownshipSalt(township))]++;
        }

        (AverageSurname, AverageGiven) = Averages(roster, key);
    }

    /// <summary>The chance that two people of the county have the same surname.</summary>
    internal double AverageSurname { get; }

    /// <summary>The chance that two people of the county have the same given name.</summary>
    internal double AverageGiven { get; }

    /// <summary>The part of people at a place who have the surname of a name, each larger area standing in where few live.</summary>
    internal double SurnameShare(ReadOnlySpan<char> nameKey, int place)
    {
        var (surname, _) = HashesOf(nameKey);
        var township = _townshipOf[place];
        var inCounty = Math.Max(_surnames[At(_surnames, surname, 0)], _settings.LeastPeople) / Math.Max(1, _people);
        var inTownship = Smooth(_surnames[At(_surnames, surname, TownshipSalt(township))], _peopleIn[township], inCounty);
        return Smooth(_surnames[At(_surnames, surname, VillageSalt(place))], _peopleAt[place], inTownship);
    }

    /// <summary>The same for the given name, by township.</summary>
    internal double GivenShare(ReadOnlySpan<char> nameKey, int place)
    {
        var (_, given) = HashesOf(nameKey);
        var township = _townshipOf[place];
        var inCounty = Math.Max(_givenNames[At(_givenNames, given, 0)], _settings.LeastPeople) / Math.Max(1, _people);
        return Smooth(_givenNames[At(_givenNames, given, TownshipSalt(township))], _peopleIn[township], inCounty);
    }

    private double Smooth(int count, int people, double share) =>
        people + _settings.SmoothingPeople <= 0 ? share : (count + _settings.SmoothingPeople * share) / (people + _settings.SmoothingPeople);

    private (double Surname, double Given) Averages(RosterIndex roster, Span<char> key)
    {
        double surnames = 0, givens = 0;
        var step = Math.Max(1, _people / 20_000);
        var seen = 0;
        for (var person = 0; person < _people; person += step, seen++)
        {
            var name = key[..PersonName.WriteKey(roster.NameOf(person), key)];
            var (surname, given) = HashesOf(name);
            surnames += _surnames[At(_surnames, surname, 0)];
            givens += _givenNames[At(_givenNames, given, 0)];
        }

        var pairs = Math.Max(1.0, (double)seen * Math.Max(1, _people));
        return (Math.Max(surnames / pairs, 1e-6), Math.Max(givens / pairs, 1e-6));
    }

    private static int[] TownshipsOf(PlaceTable places, out int count)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var townshipOf = new int[places.Count];
        for (var place = 0; place < townshipOf.Length; place++)
        {
            var name = places.Township(place) ?? "";
            if (!numbers.TryGetValue(name, out townshipOf[place]))
            {
                numbers.Add(name, townshipOf[place] = numbers.Count);
            }
        }

        count = Math.Max(1, numbers.Count);
        return townshipOf;
    }

    private static (uint Surname, uint Given) HashesOf(ReadOnlySpan<char> key)
    {
        var length = Surnames.LengthIn(key);
        return (Hash(key[..length], 1), Hash(key[length..], 2));
    }

    private static uint Hash(ReadOnlySpan<char> text, uint seed)
    {
        var hash = 2166136261u ^ seed * Salt;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return hash;
    }

    private static int[] Table(long entries, int most)
    {
        var size = 1 << 16;
        while (size < Math.Min(entries, most))
        {
            size *= 2;
        }

        return new int[size];
    }

    private static uint TownshipSalt(int township) => (uint)township * 2 + 1;

    private static uint VillageSalt(int place) => (uint)place * 2 + 2;

    private static int At(int[] table, uint hash, uint salt)
    {
        var mixed = (hash ^ salt * Salt) * 0x85EBCA6BUL;
        mixed ^= mixed >> 29;
        return (int)(mixed * 0xC2B2AE35UL >> 17) & table.Length - 1;
    }
}
