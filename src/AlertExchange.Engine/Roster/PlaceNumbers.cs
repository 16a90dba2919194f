namespace AlertExchange.Engine.Roster;

/// <summary>Gives each place a number while people are added; <see cref="Sort"/> gives the numbers that stay.</summary>
internal sealed class PlaceNumbers
{
    internal const int MostPlaces = ushort.MaxValue;

    private const int Recent = 256;

    private readonly List<(string? Township, string? Village)> _names = [(null, null)];
    private readonly Dictionary<(string Township, string Village), ushort> _numbers = [];
    private readonly (string? Township, string? Village, ushort Number)[] _recent = new (string?, string?, ushort)[Recent];

    internal ushort NumberOf(string? township, string? village)
    {
        // Most people live where somebody else did a moment ago: told by a few characters, then by comparing.
        ref var recent = ref _recent[Slot(township) * 31 + Slot(village) & Recent - 1];
        if (recent.Township != township || recent.Village != village || recent.Number == 0)
        {
            recent = (township, village, Intern(township, village));
        }

        return recent.Number;
    }

    /// <summary>All places in their lasting order, and for each number given so far the lasting one.</summary>
    internal ((string? Township, string? Village)[] Sorted, ushort[] Lasting) Sort()
    {
        var order = Enumerable.Range(1, _names.Count - 1).ToArray();
        Array.Sort(order, (first, second) => PlaceTable.InOrder(_names[first], _names[second]));
        var sorted = new (string?, string?)[_names.Count];
        var lasting = new ushort[_names.Count];
        for (var at = 0; at < order.Length; at++)
        {
            (sorted[at + 1], lasting[order[at]]) = (_names[order[at]], (ushort)(at + 1));
        }

        return (sorted, lasting);
    }

    private ushort Intern(string? township, string? village)
    {
        if (string.IsNullOrEmpty(township) && string.IsNullOrEmpty(village))
        {
            return 0;
        }

        if (_numbers.TryGetValue((township ?? "", village ?? ""), out var number))
        {
            return number;
        }

        if (_names.Count > MostPlaces)
        {
            throw new InvalidOperationException($"A roster has at most {MostPlaces} villages.");
        }

        number = (ushort)_names.Count;
        _names.Add((township, village));
        _numbers.Add((township ?? "", village ?? ""), number);
        return number;
    }

    private static int Slot(string? text) => string.IsNullOrEmpty(text) ? 0 : text[0] + text[text.Length / 2] * 7 + text[^1] * 3 + text.Length;
}
