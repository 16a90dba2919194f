using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Host.Tests.County;

/// <summary>A generated county all the way: from the departments' files to matches, warnings and tasks, compared with the generator's truth.</summary>
public sealed partial class WholeWayTests
{
    private static readonly string[] MatchColumns = ["submission_id", "file", "sheet", "row", "department", "kind", "outcome", "strategy", "person_code", "household_code", "score", "reasons"];

    private static readonly string[] WarningColumns =
        ["warning_id", "household_code", "person_code", "township_code", "township", "village", "rule", "kind", "department", "period", "measure", "threshold", "status", "colour", "clause", "alerts"];

    private static readonly string[] TaskColumns = ["task_id", "warning_ids", "household_code", "township_code", "township", "village", "state", "assigned_on", "due_on", "outcome"];

    [Test]
    public async Task The_command_line_makes_of_a_county_what_its_truth_says()
    {
        using var place = new Workplace();
        var county = place.PathOf("county");
        var said = new StringBuilder();
        said.Append((await place.RunAsync("generate", "--households", "600", "--seed", "20220801", "-o", county)).Exits(0).Text);
        said.Append((await place.RunAsync("roster", "import", Directory.GetFiles(Path.Combine(county, "roster")).Single())).Exits(0).Text);
        var truth = Table.Read(Path.Combine(county, "truth", "rows.csv")).Rows;
        foreach (var file in truth.Select(r => (Name: r["file"], Department: r["department"])).Distinct())
        {
            var result = (await place.SubmitAsync(Path.Combine(county, "departments", file.Name), file.Department, "--json", "--errors", place.PathOf(file.Name + ".errors.xlsx"))).Exits(0);
            said.Append(result.Text);
            Balances(result.Json);
            result.Json.GetProperty("received").GetInt32().ShouldBe(truth.Count(r => r["file"] == file.Name), file.Name);
            result.Json.GetProperty("rejected").GetInt32().ShouldBe(truth.Count(r => r["file"] == file.Name && r["expected"] == "rejected"), file.Name);
        }

        foreach (var zero in Table.Read(Path.Combine(county, "truth", "zero-reports.csv")).Rows)
        {
            said.Append((await place.RunAsync("submit", "--zero", "--department", zero["department"], "--period", zero["period"], "--by", zero["by"])).Exits(0).Text);
        }

        var (matches, warnings, tasks) = (await place.ExportByCommandAsync("matches"), await place.ExportByCommandAsync("warnings"), await place.ExportByCommandAsync("tasks"));
        HoldsWhatTheTruthSays("seed 20220801", county, matches, warnings, tasks);

        var status = (await place.RunAsync("status", "--period", Workplace.Month, "--json")).Exits(0);
        said.Append(status.Text).Append((await place.RunAsync("status", "--period", Workplace.Month)).Exits(0).Text);
        foreach (var row in status.Json.EnumerateArray())
        {
            Balances(row);
            row.GetProperty("received").GetInt32().ShouldBe(truth.Count(r => r["department"] == row.GetProperty("department").GetString()));
        }

        NamesNobody(county, said.ToString(), place.Data);
    }

    [Test]
    public async Task Counties_never_seen_before_come_out_as_their_truth_says()
    {
        foreach (var households in new[] { 3000, 600 })
        {
            var seed = (ulong)Random.Shared.NextInt64();
            using var place = new Workplace();
            var truth = CountyGenerator.Generate(new CountyOptions
            {
                Households = households,
                Seed = seed,
                AsOf = new DateOnly(2022, 8, 31),
                OutputDirectory = place.PathOf("county"),
                AreaCsvPath = Path.Combine(InProcess.ConfigDirectory, "areas", "341024.csv"),
            });
            await using var exchange = await InProcess.StartAsync(place.Data);
            await exchange.Get<RosterDesk>().ImportAsync(truth.RosterPath, null, new Progress<(double? Part, string Text)>(), default);
            foreach (var file in truth.Files)
            {
                await using var content = File.OpenRead(file.Path);
                var request = new SubmitRequest { FileName = Path.GetFileName(file.Path), Department = file.Department, Period = truth.Options.Period };
                var ended = (await exchange.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double? Part, string Text)>(), default)).ShouldBeOfType<SubmitResult.Ended>();
                ended.Summary.Submission.State.ShouldBeOneOf([SubmissionState.Completed, SubmissionState.CompletedWithRejections], $"seed {seed}, {file.Path}");
            }

            Table Export(string list) => exchange.Export(list, place.PathOf(list + ".csv"));
            HoldsWhatTheTruthSays($"seed {seed}, {households} households", place.PathOf("county"), Export("matches"), Export("warnings"), Export("tasks"));
        }
    }

    private static void HoldsWhatTheTruthSays(string county, string directory, Table matches, Table warnings, Table tasks)
    {
        matches.Columns.Take(MatchColumns.Length).ShouldBe(MatchColumns);
        warnings.Columns.Take(WarningColumns.Length).ShouldBe(WarningColumns);
        tasks.Columns.Take(TaskColumns.Length).ShouldBe(TaskColumns);
        GeneratedCounty.DifferentRows(Table.Read(Path.Combine(directory, "truth", "rows.csv")).Rows, matches).ShouldBeEmpty(county);
        GeneratedCounty.DifferentWarnings(Table.Read(Path.Combine(directory, "truth", "warnings.csv")).Rows, warnings).ShouldBeEmpty(county);
        GeneratedCounty.WithoutOneTask(warnings, tasks).ShouldBeEmpty(county);
        warnings.Rows.Count.ShouldBeGreaterThan(10, county);
        tasks.Rows.Where(t => t["state"] == "assigned").ShouldAllBe(t => t["township_code"].Length > 0 && string.CompareOrdinal(t["assigned_on"], t["due_on"]) <= 0, county);
    }

    private static void Balances(System.Text.Json.JsonElement figures)
    {
        int Figure(string name) => figures.GetProperty(name).GetInt32();
        Figure("received").ShouldBe(Figure("rejected") + Figure("accepted"));
        Figure("accepted").ShouldBe(Figure("definite") + Figure("possible") + Figure("none"));
    }

    /// <summary>Neither the terminal nor the logs, nor any file in the clear, may hold the id of somebody on the roster or in a file.</summary>
    private static void NamesNobody(string county, string said, string data)
    {
        using var roster = ZipFile.OpenRead(Directory.GetFiles(Path.Combine(county, "roster")).Single());
        var ids = roster.Entries.SelectMany(part =>
        {
            using var text = new StreamReader(part.Open());
            return CitizenIds().Matches(text.ReadToEnd()).Select(m => m.Value).ToList();
        }).ToHashSet();
        ids.Count.ShouldBeGreaterThan(1000, "the roster holds ids to look for");
        CitizenIds().Matches(said).Select(m => m.Value).ShouldBeEmpty("the terminal");
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            var content = File.ReadAllText(file, Encoding.Latin1);
            CitizenIds().Matches(content).Select(m => m.Value).Where(ids.Contains).ShouldBeEmpty(file);
            if (file.EndsWith(".log", StringComparison.Ordinal))
            {
                CitizenIds().Matches(content).Select(m => m.Value).ShouldBeEmpty(file);
            }
        }
    }

    [GeneratedRegex("(?<![0-9A-Fa-f])[1-9][0-9]{5}(19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx](?![0-9A-Fa-f])")]
    private static partial Regex CitizenIds();
}
