using System.Text.Json;
using AlertExchange.Engine.Roster;
using AlertExchange.Intake;
using AlertExchange.Intake.Reading;
using AlertExchange.Intake.Rosters;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>Where rosters are imported. Each import is a version of its own; nothing is changed in earlier ones.</summary>
public sealed class RosterDesk(ExchangeStore store, PolicyDesk policies, RosterLayout layout, PlaceClock clock)
{
    /// <summary>Findings that are kept with a version; the rest is counted.</summary>
    private const int FindingsKept = 1000;

    /// <summary>Reads a roster file and stores it as the next version, whole or not at all.</summary>
    /// <param name="area">The county's six-digit code; null: the policy profile's.</param>
    /// <exception cref="IntakeRefusedException">The file is not a roster, or nobody could be read from it.</exception>
    public async Task<RosterImportResult> ImportAsync(string path, string? area, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        var (people, skipped, remarks) = ReadPeople(path, progress, cancellation);
        progress.Report((null, "正在核对花名册质量"));
        var findings = RosterQuality.Find(people).Select(f => f.Message).ToList();
        progress.Report((null, $"正在入库 {people.Count} 人"));
        var about = new RosterImport(area ?? policies.Current.Profile.CountyCode, Path.GetFileName(path), clock.Now,
            FindingsJson: JsonSerializer.Serialize(findings.Take(FindingsKept), ReportJson.Options));
        var version = await store.WriteAsync(scope => store.Roster.Import(scope, people, about), cancellation);
        return new RosterImportResult(version, skipped, findings, remarks);
    }

    private (List<RosterPerson> People, List<string> Skipped, List<string> Remarks) ReadPeople(string path, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        using var sheets = SpreadsheetOpener.Open(file, Path.GetFileName(path));
        var reader = RosterFileReader.Open(sheets, layout, store.Keys.AlertHash);
        var people = new List<RosterPerson>();
        var skipped = new List<string>();
        foreach (var row in reader.Read())
        {
            if (row.Person is { } person)
            {
                people.Add(person);
            }
            else
            {
                skipped.Add($"「{row.Sheet}」第 {row.Row} 行：{string.Join("；", row.Findings.Select(f => f.Message))}");
            }

            if (people.Count % 5000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report((file.Length == 0 ? null : Math.Min(0.99, (double)file.Position / file.Length), $"已读 {people.Count} 人"));
            }
        }

        if (people.Count == 0)
        {
            throw new IntakeRefusedException(new IntakeRefusal("roster.nobody", "花名册里一个人也没有读到。" + (skipped.Count > 0 ? skipped[0] : "请确认表头下面有数据。")));
        }

        return (Settled(people, reader.RaisedHouseholds), skipped, [.. reader.Report.Remarks.Select(r => r.Message)]);
    }

    /// <summary>A household is what its highest member says, also when its rows stand far apart in the file.</summary>
    private static List<RosterPerson> Settled(List<RosterPerson> people, IReadOnlyDictionary<string, HouseholdCategory> raised)
    {
        for (var i = 0; raised.Count > 0 && i < people.Count; i++)
        {
            if (raised.TryGetValue(people[i].HouseholdCode, out var category) && people[i].Category != category)
            {
                people[i] = people[i] with { Category = category };
            }
        }

        return people;
    }
}
