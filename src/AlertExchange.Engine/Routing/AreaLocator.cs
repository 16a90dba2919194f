namespace AlertExchange.Engine.Routing;

/// <summary>Reads township and village from the head of a cleaned text.</summary>
internal sealed class AreaLocator
{
    private readonly NameTable<AreaTown> _towns = new();
    private readonly NameTable<AreaVillage> _county = new();
    private readonly (string Full, string Stem)[] _divisions;

    public AreaLocator(AreaTable table)
    {
        _divisions = [Division(table.Province), Division(table.City), Division(table.County)];
        foreach (var town in table.Towns)
        {
            foreach (var (form, right) in AreaText.TownshipForms(AreaText.Clean(town.Name)))
                _towns.Claim(form, town, right);
        }

        foreach (var village in table.Towns.SelectMany(town => town.Villages))
        {
            foreach (var (form, right) in AreaText.VillageForms(AreaText.Clean(village.Name)))
                ClaimVillage(form, village, right);
        }

        foreach (var (alias, town, village) in table.Aliases)
        {
            if (village is null)
                _towns.Claim(AreaText.Clean(alias), town, NameRight.Full);
            else
                ClaimVillage(AreaText.Clean(alias), village, NameRight.Full);
        }
    }

    /// <summary>The village that the text names inside the township: the whole text, or a head that says what kind of place it is.</summary>
    public static AreaVillage? VillageIn(AreaTown town, ReadOnlySpan<char> text) =>
        town.Names.Exact(text) ?? town.Names.Head(text, NameRight.Loose, out _);

    /// <summary>The village of which the county has only one; a head must be a full form.</summary>
    public AreaVillage? OnlyVillage(ReadOnlySpan<char> text) => _county.Exact(text) ?? _county.Head(text, NameRight.Full, out _);

    /// <summary>True when some village of the county is written so, even if nobody can say which.</summary>
    public bool MayBeVillage(string text) => _county.Knows(text);

    /// <summary>Province, city and county may stand before the township or not.</summary>
    public AreaSpot Locate(string text)
    {
        if (text.Length == 0)
            return new AreaSpot(null, null, "");
        Span<int> starts = stackalloc int[_divisions.Length + 1];
        var count = StartsOf(text, starts);
        var innermost = starts[count - 1];
        if (innermost == text.Length)
            return new AreaSpot(null, null, "");
        // What looks like a county may be the head of a township's name (涞源镇 in 涞源县): so less and less is taken away.
        for (var i = count - 1; i >= 0; i--)
        {
            if (TownAt(text.AsSpan(starts[i]), out var length) is { } town)
            {
                var rest = text[(starts[i] + length)..];
                return new AreaSpot(town, VillageIn(town, rest), rest);
            }
        }

        return new AreaSpot(null, null, text[innermost..]);
    }

    private int StartsOf(string text, Span<int> starts)
    {
        var count = 0;
        var at = 0;
        starts[count++] = 0;
        foreach (var (full, stem) in _divisions)
        {
            var length = Skip(text.AsSpan(at), full, stem);
            if (length == 0)
                continue;
            at += length;
            starts[count++] = at;
        }

        return count;
    }

    private static int Skip(ReadOnlySpan<char> text, string full, string stem) =>
        full.Length > 0 && text.StartsWith(full, StringComparison.Ordinal) ? full.Length
        : stem.Length > 0 && text.StartsWith(stem, StringComparison.Ordinal) ? stem.Length
        : 0;

    private AreaTown? TownAt(ReadOnlySpan<char> text, out int length)
    {
        if (_towns.Head(text, NameRight.Loose, out length) is { } town)
            return town;
        // A bare stem (平里) counts when nothing follows or a village of that township does: 柏溪村 is no 柏溪乡.
        if (_towns.Head(text, NameRight.Stem, out length) is { } stem
            && (length == text.Length || VillageIn(stem, text[length..]) is not null))
        {
            return stem;
        }

        return null;
    }

    private void ClaimVillage(string form, AreaVillage village, NameRight right)
    {
        village.Town.Names.Claim(form, village, right);
        // Without a township 新安 may as well be the township 新安镇: then it stands for no village of another one.
        if (right == NameRight.Stem && _towns.Exact(form) is { } town && town != village.Town)
            _county.Forbid(form);
        else
            _county.ClaimAlone(form, village, right);
    }

    private static (string Full, string Stem) Division(string name) => (name, AreaText.DivisionStem(name));
}
