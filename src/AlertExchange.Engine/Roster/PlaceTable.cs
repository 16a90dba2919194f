namespace AlertExchange.Engine.Roster;

/// <summary>The villages of a roster, each kept once. Number 0 is a place of which the roster says nothing.</summary>
internal sealed class PlaceTable
{
    internal const int MostPlaces = ushort.MaxValue;

    private readonly List<string?> _townships = [null];
    private readonly List<string?> _villages = [null];
    private readonly List<string?> _cores = [null];
    private readonly Dictionary<(string Township, string Village), ushort> _numbers = [];
    private readonly Dictionary<string, List<ushort>> _byVillageKey = new(StringComparer.Ordinal);

    internal int Count => _villages.Count;

    internal string? Township(int place) => _townships[place];

    internal string? Village(int place) => _villages[place];

    /// <summary>The village's name as an address would contain it, without 村 and what follows.</summary>
    internal string? VillageCore(int place) => _cores[place];

    internal ushort Intern(string? township, string? village)
    {
        if (string.IsNullOrEmpty(township) && string.IsNullOrEmpty(village))
        {
            return 0;
        }

        if (_numbers.TryGetValue((township ?? "", village ?? ""), out var number))
        {
            return number;
        }

        if (_villages.Count > MostPlaces)
        {
            throw new InvalidOperationException($"A roster has at most {MostPlaces} villages.");
        }

        number = (ushort)_villages.Count;
        _townships.Add(township);
        _villages.Add(village);
        _cores.Add(string.IsNullOrEmpty(village) ? null : PlaceName.VillageKey(village));
        _numbers.Add((township ?? "", village ?? ""), number);
        if (!string.IsNullOrEmpty(village))
        {
            var key = _cores[number]!;
            if (!_byVillageKey.TryGetValue(key, out var same))
            {
                _byVillageKey.Add(key, same = []);
            }

            same.Add(number);
        }

        return number;
    }

    /// <summary>The places whose village has this name, in whatever township.</summary>
    internal IReadOnlyList<ushort> WithVillage(ReadOnlySpan<char> village)
    {
        Span<char> key = stackalloc char[32];
        return _byVillageKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..PlaceName.WriteVillageKey(village, key)], out var places) ? places : [];
    }
}
