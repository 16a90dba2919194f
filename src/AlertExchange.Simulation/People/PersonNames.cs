using AlertExchange.Simulation.Chance;

namespace AlertExchange.Simulation.People;

/// <summary>Gives names and says how far two names are apart.</summary>
internal static class PersonNames
{
    /// <summary>Every so many villages one is a clan village, where nine in ten bear two or three surnames.</summary>
    private const int ClanVillageEvery = 8, FirstClanVillage = 3;

    /// <summary>In thousandths of families: those of the three clans of an ordinary village, and of a clan village.</summary>
    private const int OfClans = 450, OfClansInClanVillage = 900;

    public static bool IsClanVillage(int village) => village % ClanVillageEvery == FirstClanVillage;

    /// <summary>The surname of a family in a village: three clans bear nearly half of its names, in a clan village nearly all.</summary>
    public static string Surname(ulong seed, int village, SeededRandom random) =>
        random.Chance(IsClanVillage(village) ? OfClansInClanVillage : OfClans)
            ? Clan(seed, village, random.Next(3))
            : random.Pick(NameStock.Surnames);

    /// <summary>True for a surname that one of the village's clans bears.</summary>
    public static bool IsClanSurname(ulong seed, int village, string surname) =>
        Clan(seed, village, 0) == surname || Clan(seed, village, 1) == surname || Clan(seed, village, 2) == surname;

    public static PersonName Of(string surname, bool male, SeededRandom random)
    {
        var first = NameStock.Given(male, random);
        return random.Chance(40) ? new PersonName(surname, first) : new PersonName(surname, first + NameStock.Given(male, random));
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

    /// <summary>One character of a two-character given name replaced by one that <paramref name="alike"/> offers; null where it offers none.</summary>
    public static string? Exchanged(PersonName name, Func<char, string> alike, SeededRandom random)
    {
        if (name.Given.Length != 2 || name.HasMiddleDot)
            return null;
        var at = random.Next(2);
        if (alike(name.Given[at]).Length == 0)
            at = 1 - at;
        var others = alike(name.Given[at]);
        if (others.Length == 0)
            return null;
        var wrong = others[random.Next(others.Length)];
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

    private static string Clan(ulong seed, int village, int number) =>
        SeededRandom.Stream(seed, Purposes.Clans, (ulong)village * 3 + (ulong)number).Pick(NameStock.Surnames);
}
