using AlertExchange.Simulation.Benchmarks;

namespace AlertExchange.Simulation.Tests;

public sealed class BenchmarkFilesTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-").FullName;

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Ids_stay_unique_beyond_one_area_code()
    {
        var files = Files(200_000);
        var people = files.Roster().ToArray();

        people.Length.ShouldBe(files.People);
        files.People.ShouldBeInRange(200_000, 200_006);
        people.Select(p => p.CitizenId).Distinct().Count().ShouldBe(people.Length);
        people.Select(p => p.CitizenId![..6]).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Test]
    public void Rows_are_as_many_and_as_noisy_as_stated()
    {
        const int rows = 50_000;
        var file = Files(60_000).WriteCsv(Path.Combine(_folder, "a.csv"), rows);

        File.ReadLines(file.Path).Count().ShouldBe(rows + 1);
        File.ReadLines(file.Path).ShouldAllBe(l => l.Split(',', StringSplitOptions.None).Length == 10);
        Near(file.DamagedIds, BenchmarkRates.DamagedIds);
        Near(file.OffRoster, BenchmarkRates.OffRoster);
        Near(file.Rejected, BenchmarkRates.Rejected);
        Near(file.OverLine, BenchmarkRates.OverLine);
        file.MisspeltNames.ShouldBeInRange(rows * BenchmarkRates.MisspeltNames / 1500, rows * BenchmarkRates.MisspeltNames / 900);

        static void Near(int count, int perThousand) => count.ShouldBeInRange(rows * perThousand / 1200, rows * perThousand / 800);
    }

    [Test]
    public void The_workbook_has_the_rows_of_the_text_file()
    {
        var files = Files(3_000);
        files.WriteCsv(Path.Combine(_folder, "b.csv"), 500);
        files.WriteWorkbook(Path.Combine(_folder, "b.xlsx"), 500);

        var sheet = WrittenFiles.Read(Path.Combine(_folder, "b.xlsx")).Single().Value;
        sheet.Count.ShouldBe(501);
        var lines = File.ReadAllLines(Path.Combine(_folder, "b.csv"));
        for (var i = 2; i <= 501; i++)
            sheet[i].ShouldContain(lines[i - 1].Split(',')[2]);
    }

    [Test]
    public void The_roster_file_has_a_line_for_everybody()
    {
        var files = Files(1_000);
        files.WriteRoster(Path.Combine(_folder, "r.csv"));

        File.ReadLines(Path.Combine(_folder, "r.csv")).Count().ShouldBe(files.People + 3);
    }

    private static BenchmarkFiles Files(int people) => new(new BenchmarkOptions { People = people, Seed = 3, AreaCsvPath = TestCounty.AreaCsv("341024") });
}
