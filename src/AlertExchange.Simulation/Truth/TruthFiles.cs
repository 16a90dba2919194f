using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Files;

namespace AlertExchange.Simulation.Truth;

/// <summary>Writes the folder <c>truth</c>: rows.csv, rates.csv, warnings.csv, zero-reports.csv and summary.json.</summary>
internal static class TruthFiles
{
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string folder, CountyTruth truth)
    {
        using (var file = new TextFile(Path.Combine(folder, "rows.csv"), TextFile.Utf8WithBom, ','))
        {
            file.WriteRow(["file", "sheet", "row", "department", "kind", "person_code", "household_code", "error_class", "expected", "note"]);
            foreach (var r in truth.Rows)
                file.WriteRow([r.File, r.Sheet, Text(r.Row), r.Department.Value, r.Kind.Id(), r.PersonCode, r.HouseholdCode, r.ErrorClass, Name(r.Expected), r.Note]);
        }

        using (var file = new TextFile(Path.Combine(folder, "rates.csv"), TextFile.Utf8WithBom, ','))
        {
            file.WriteRow(["file", "error_class", "per_thousand", "rows", "made"]);
            foreach (var r in truth.Rates)
                file.WriteRow([r.File, r.ErrorClass, Text(r.PerThousand), Text(r.Rows), Text(r.Made)]);
        }

        using (var file = new TextFile(Path.Combine(folder, "warnings.csv"), TextFile.Utf8WithBom, ','))
        {
            file.WriteRow(["household_code", "person_code", "rule_kind", "department", "measure", "off_roster_key"]);
            foreach (var w in truth.Warnings)
                file.WriteRow([w.HouseholdCode, w.PersonCode, w.RuleKind.Id(), w.Department.Value, w.Measure?.ToString("0.00", CultureInfo.InvariantCulture) ?? "", w.OffRosterKey]);
        }

        using (var file = new TextFile(Path.Combine(folder, "zero-reports.csv"), TextFile.Utf8WithBom, ','))
        {
            file.WriteRow(["department", "period", "by"]);
            foreach (var z in truth.ZeroReports)
                file.WriteRow([z.Department.Value, z.Period.ToString(), z.By]);
        }

        var summary = new
        {
            truth.Options.Seed,
            Errors = truth.Options.Errors == Spoiling.ErrorProfile.Linkage ? "linkage" : "month",
            Period = truth.Options.Period.ToString(),
            truth.CountyCode,
            truth.Households,
            truth.People,
            Rows = truth.Rows.Count,
            Warnings = truth.Warnings.Count,
            ZeroReports = truth.ZeroReports.Select(z => z.Department.Value),
            Files = truth.Counts.Select(c => new
            {
                Department = c.Department.Value,
                Kind = c.Kind.Id(),
                c.File,
                c.Rows,
                c.Rejected,
                c.Definite,
                c.Possible,
                c.None,
                c.Warnings,
            }),
            ErrorClasses = truth.Rows.GroupBy(r => r.ErrorClass, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()),
        };
        File.WriteAllText(Path.Combine(folder, "summary.json"), JsonSerializer.Serialize(summary, Json) + "\n", new UTF8Encoding(false));
    }

    private static string Name(ExpectedOutcome outcome) => outcome switch
    {
        ExpectedOutcome.Definite => "definite",
        ExpectedOutcome.Possible => "possible",
        ExpectedOutcome.Rejected => "rejected",
        _ => "none",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
