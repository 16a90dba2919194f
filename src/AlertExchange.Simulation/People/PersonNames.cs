using AlertExchange.Simulation.Chance;

namespace AlertExchange.Simulation.People;

/// <summary>Gives names and says how far two names are apart.</summary>
internal static class PersonNames
{
    /// <summary>The surname of a family in a village: every village has three clans that bear more than half of its names.</summary>
    public static string Surname(ulong seed, int village, SeededRandom random)
    {
        if (!random.Chance(550))
            return random.Pick(NameStock.Surnames);
        var clans = SeededRandom.Stream(seed, Purposes.Clans, (ulong)village * 3 + (ulong)random.Next(3));
        return clans.Pick(NameStock.Surnames);
    }

    public static PersonName Of(string surname, bool male, SeededRandom random)
    {
        var stock = male ? NameStock.MaleGiven : NameStock.FemaleGiven;
        var first = random.Pick(stock);
        if (random.Chance(130))
            return new PersonName(surname, first);
        var second = random.Pick(stock);
        return new PersonName(surname, first + second);
    }

    /// <summary>
    /// True when nobody could take one name for a misspelling of the other: both given names have two characters, no character
    /// of one stands or sounds like one of the other. The same surname is allowed (relatives).
    /// </summary>
    public static bool ClearlyDiffer(PersonName a, PersonName b)
    {
        if (a.Given.Length != 2 || b.Given.Length != 2)
            return false;
        foreach (var x in a.Given)
        {
            foreach (var y in b.Given)
            {
                if (x == y || NameStock.ReadingOf(x) == NameStock.ReadingOf(y))
                    return false;
            }
        }

        return true;
    }

    /// <summary>A name that clearly differs from <paramref name="name"/>, of the same surname.</summary>
    public static PersonName Other(PersonName name, bool male, SeededRandom random)
    {
        PersonName other;
        do
            other = Of(name.Surname, male, random);
        while (!ClearlyDiffer(name, other));
        return other;
    }

    /// <summary>
    /// One character of a two-character given name written wrongly, if possible by one that sounds alike; null for names where that
    /// would leave too little of the given name.
    /// </summary>
    public static string? OneCharacterWrong(PersonName name, bool male, SeededRandom random)
    {
        if (name.Given.Length != 2 || name.HasMiddleDot)
            return null;
        var at = random.Next(2);
        var right = name.Given[at];
        var stock = male ? NameStock.MaleGiven : NameStock.FemaleGiven;
        var alike = stock.Where(c => c[0] != right && NameStock.ReadingOf(c[0]) == NameStock.ReadingOf(right)).ToArray();
        char wrong;
        do
            wrong = alike.Length > 0 ? random.Pick(alike)[0] : random.Pick(stock)[0];
        while (wrong == right);
        return name.Surname + (at == 0 ? $"{wrong}{name.Given[1]}" : $"{name.Given[0]}{wrong}");
    }

    /// <summary>The name in traditional characters; null when it has none.</summary>
    public static string? Traditional(PersonName name)
    {
        var text = string.Create(name.Full.Length, name.Full, static (span, full) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = NameStock.TraditionalOf(full[i]);
        });
        return text == name.Full ? null : text;
    }
}
