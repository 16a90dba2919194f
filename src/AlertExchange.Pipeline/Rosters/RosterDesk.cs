using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Roster;
using AlertExchange.Intake;
using AlertExchange.Intake.Reading;
using AlertExchange.Intake.Rosters;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>Where rosters are imported. Each import is a version of its own; nothing is changed in earlier ones.</summary>
public sealed class RosterDesk(ExchangeStore store, PolicyDesk policies, RosterLayout layout, PlaceClock clock)
{
    /// <summary>
    /// Reads a roster file for a command and stores it as the next version, whole or not at all. It stands there as imported by whoever is logged in to the
    /// machine, and is on record.
    /// </summary>
    /// <param name="area">The county's six-digit code; null: the policy profile's.</param>
    /// <exception cref="IntakeRefusedException">The file is not a roster, or nobody could be read from it.</exception>
    public async Task<RosterImportResult> ImportAsync(string path, string? area, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        return (await ImportAsync(file, new RosterSource(Path.GetFileName(path), area, Environment.UserName), Record, progress, cancellation))!;

        bool Record(WriteScope scope)
        {
            var version = ((store.Roster.Latest(scope)?.Version ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            store.Audit.Append(scope, new AuditEntry(clock.Now, AuditEntry.Program, null, AuditAction.RosterImported, version));
            return true;
        }
    }

    /// <summary>The same from a stream.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="first">Asked in the transaction of the import, before anything is written; where it says no, nothing is imported.</param>
    /// <returns>Null where <paramref name="first"/> said no.</returns>
    internal async Task<RosterImportResult?> ImportAsync(
        Stream content, RosterSource source, Func<WriteScope, bool> first, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        var (people, skipped, report) = ReadPeople(content, source.FileName, progress, cancellation);
        progress.Report((null, "正在核对花名册质量"));
        var findings = RosterQuality.Find(people);
        progress.Report((null, $"正在入库 {people.Count} 人"));
        var about = new RosterImport(source.Area ?? policies.Current.Profile.CountyCode, source.FileName, clock.Now, source.By);
        var version = await store.WriteAsync(scope =>
        {
            if (!first(scope))
            {
                return null;
            }

            var imported = store.Roster.Import(scope, people, about);
            store.Roster.Findings.Add(scope, imported.Version, findings);
            return imported;
        }, cancellation);
        return version is null ? null : new RosterImportResult(version, skipped, [.. findings.Select(f => f.Message)], [.. report.Remarks.Select(r => r.Message)]);
    }

    /// <summary>Says what importing a file would do. Nothing is changed.</summary>
    /// <param name="content">Seekable.</param>
    /// <exception cref="IntakeRefusedException">The file is not a roster, or nobody could be read from it.</exception>
    internal RosterPreview Preview(Stream content, string fileName, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        var (people, skipped, report) = ReadPeople(content, fileName, progress, cancellation);
        progress.Report((null, "正在核对花名册质量"));
        var findings = RosterQuality.Find(people);
        progress.Report((null, "正在与现有花名册比较"));
        var forecast = store.Read(scope => store.Roster.Forecast(scope, people, RosterPreview.Shown));
        return new RosterPreview
        {
            BaseVersion = forecast.BaseVersion,
            People = forecast.People,
            Households = forecast.Households,
            Added = forecast.Added,
            Changed = forecast.Changed,
            Left = forecast.Left,
            Repeated = forecast.Repeated,
            Columns = [.. report.Columns.Select(c => new RosterPreview.Column(c.Key, RosterTexts.Of(c.Value)))],
            UnusedColumns = report.UnusedColumns,
            Remarks = [.. report.Remarks.Select(r => r.Message)],
            SkippedCount = skipped.Count,
            FirstSkipped = [.. skipped.Take(RosterPreview.Shown)],
            Findings = [.. findings.GroupBy(f => f.Kind).OrderBy(g => g.Key).Select(g => new RosterPreview.FindingCount(g.Key, g.Count()))],
            FirstFindings = [.. findings.Take(RosterPreview.Shown)],
            Differences =
            [
                .. forecast.FirstLeft.Select(RosterDifferenceLine.OfLeft),
                .. forecast.FirstChanged.Select(c => RosterDifferenceLine.OfChanged(c)),
                .. forecast.FirstAdded.Select(RosterDifferenceLine.OfAdded),
            ],
        };
    }

    private (List<RosterPerson> People, List<string> Skipped, RosterFileReport Report) ReadPeople(
        Stream content, string fileName, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        using var sheets = SpreadsheetOpener.Open(content, fileName);
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
                progress.Report((content.Length == 0 ? null : Math.Min(0.99, (double)content.Position / content.Length), $"已读 {people.Count} 人"));
            }
        }

        if (people.Count == 0)
        {
            throw new IntakeRefusedException(new IntakeRefusal("roster.nobody", "花名册里一个人也没有读到。" + (skipped.Count > 0 ? skipped[0] : "请确认表头下面有数据。")));
        }

        return (Settled(people, reader.RaisedHouseholds), skipped, reader.Report);
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
