using System.Globalization;
using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.County;

/// <summary>Compares what the exchange made of a generated county with what the generator meant.</summary>
internal static class GeneratedCounty
{
    /// <summary>Differences between the rows' expected outcomes and the exported matches; one line each.</summary>
    public static IEnumerable<string> DifferentRows(IEnumerable<IReadOnlyDictionary<string, string>> truth, Table matches)
    {
        var found = matches.Rows.ToDictionary(r => (r["file"], r["sheet"], r["row"]));
        found.Count.ShouldBe(matches.Rows.Count, "one line a data row");
        foreach (var row in truth)
        {
            if (!found.Remove((row["file"], row["sheet"], row["row"]), out var match))
            {
                yield return $"no line for {row["file"]} row {row["row"]}";
            }
            else if (match["outcome"] != row["expected"] || (match["outcome"] == "definite" && match["person_code"] != row["person_code"]))
            {
                yield return $"{row["file"]} row {row["row"]} ({row["error_class"]}): expected {row["expected"]} {row["person_code"]}, is {match["outcome"]} {match["person_code"]} by {match["strategy"]}";
            }
        }

        foreach (var extra in found.Keys)
        {
            yield return $"a line too many: {extra}";
        }
    }

    /// <summary>Differences between the warnings that the truth implies and those that stand, as multisets.</summary>
    public static IEnumerable<string> DifferentWarnings(IEnumerable<IReadOnlyDictionary<string, string>> truth, Table warnings)
    {
        var expected = truth.Select(w => Key(w["household_code"], w["person_code"], w["rule_kind"], w["measure"])).ToList();
        var standing = warnings.Rows.Where(w => w["status"] != "withdrawn")
            .Select(w => Key(w["household_code"].StartsWith('X') ? "" : w["household_code"], w["person_code"], w["kind"], w["measure"])).ToList();
        return Without(expected, standing).Select(w => "missing: " + w).Concat(Without(standing, expected).Select(w => "too many: " + w));
    }

    /// <summary>Standing warnings that are not in exactly one open task.</summary>
    public static IEnumerable<string> WithoutOneTask(Table warnings, Table tasks)
    {
        var open = tasks.Rows.Where(t => t["state"] is "assigned" or "unplaced").SelectMany(t => t["warning_ids"].Split(' ')).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        return warnings.Rows.Where(w => w["status"] != "withdrawn").Select(w => w["warning_id"]).Where(id => open.GetValueOrDefault(id) != 1);
    }

    // Off the roster a person has no code, and a loss of an industry is the household's: the truth names no person there.
    private static string Key(string household, string person, string kind, string measure) => string.Join(' ', household.Length == 0 ? "off-roster" : household,
        household.Length == 0 || kind == "industry-loss" ? "" : person, kind,
        measure.Length == 0 ? "" : decimal.Parse(measure, CultureInfo.InvariantCulture).ToString("0.00", CultureInfo.InvariantCulture));

    private static List<string> Without(List<string> all, List<string> some)
    {
        var rest = all.ToList();
        foreach (var item in some)
        {
            rest.Remove(item);
        }

        return rest;
    }
}
