using System.Globalization;
using AlertExchange.Engine.Identity;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;

namespace AlertExchange.Simulation.Spoiling;

/// <summary>The ways in which liaisons and spreadsheets write a citizen id.</summary>
internal static class IdSpelling
{
    private const string Decorations = "'’ \u00A0\u3000\u200B";

    /// <summary>With an apostrophe, spaces or invisible characters in, before or behind the number.</summary>
    public static string Stripped(string id, bool tabAllowed, SeededRandom random) => random.Next(tabAllowed ? 6 : 5) switch
    {
        0 => "'" + id,
        1 => id + "\u00A0",
        2 => $"{id[..6]} {id[6..14]} {id[14..]}",
        3 => " " + id + Decorations[random.Between(2, 4)],
        4 => "\u200B" + id,
        _ => "\t" + id,
    };

    public static string FullWidth(string id) => string.Create(id.Length, id, static (span, text) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = (char)(text[i] + 0xFEE0);
    });

    /// <summary>The number of the first generation: two-digit year, no check digit. Only for people born in the 1900s.</summary>
    public static string FifteenDigits(string id) => id[..6] + id[8..17];

    /// <summary>The number as a spreadsheet keeps it: fifteen digits, then zeros.</summary>
    public static SheetCell DigitsLost(string id, bool workbook, SeededRandom random)
    {
        var scientific = $"{id[0]}.{id[1..15].TrimEnd('0')}E+17";
        if (!workbook)
            return SheetCell.Of(scientific);
        return random.Chance(700) ? SheetCell.OfDigits(id[..15] + "000") : SheetCell.OfDigits(scientific);
    }

    /// <summary>What a narrow column of a spreadsheet shows, pasted as text.</summary>
    public static string Scientific(string id)
    {
        var rounded = Math.Round(decimal.Parse(id[..8], CultureInfo.InvariantCulture) / 100, MidpointRounding.AwayFromZero) / 100000;
        return rounded.ToString("0.00000", CultureInfo.InvariantCulture) + "E+17";
    }

    /// <summary>One digit of birth date or sequence replaced; the check digit tells.</summary>
    public static string Substituted(string id, SeededRandom random)
    {
        var at = random.Between(6, 16);
        var wrong = (char)('0' + (id[at] - '0' + random.Between(1, 9)) % 10);
        return string.Concat(id.AsSpan(0, at), [wrong], id.AsSpan(at + 1));
    }

    /// <summary>Two adjacent unequal digits of birth date or sequence exchanged; null when there are none.</summary>
    public static string? Transposed(string id, SeededRandom random)
    {
        var places = Enumerable.Range(6, 10).Where(i => id[i] != id[i + 1]).ToArray();
        if (places.Length == 0)
            return null;
        var at = random.Pick(places);
        return string.Concat(id.AsSpan(0, at), [id[at + 1], id[at]], id.AsSpan(at + 2));
    }

    /// <summary>One digit of birth date or sequence left out.</summary>
    public static string DroppedDigit(string id, SeededRandom random)
    {
        var at = random.Between(6, 16);
        return string.Concat(id.AsSpan(0, at), id.AsSpan(at + 1));
    }

    /// <summary>The last one or two characters missing.</summary>
    public static string TooShort(string id, SeededRandom random) => id[..^random.Between(1, 2)];

    /// <summary>残疾人证号: the id, class and grade, for a re-issued certificate two more characters.</summary>
    public static string Certificate(string id, int disabilityClass, int grade, SeededRandom random) =>
        string.Create(CultureInfo.InvariantCulture, $"{id}{disabilityClass}{grade}{(random.Chance(120) ? "B1" : "")}");

    /// <summary>How liaisons say that they do not know.</summary>
    public static SheetCell Missing(SeededRandom random) => random.Next(5) switch
    {
        0 => SheetCell.Of("无"),
        1 => SheetCell.Of("不详"),
        2 => SheetCell.Of("/"),
        _ => SheetCell.Empty,
    };

    /// <summary>True when the id ends in X.</summary>
    public static bool EndsInX(CitizenId id) => CitizenId.CheckDigitOf(id.Packed) == 'X';
}
