using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Tests;

public sealed class ReproducibilityTests
{
    [Test]
    public void The_same_seed_makes_the_same_bytes()
    {
        using var first = new TestCounty(400, 7);
        using var second = new TestCounty(400, 7);

        first.AllFiles.Select(f => Path.GetRelativePath(first.Folder, f)).ShouldBe(second.AllFiles.Select(f => Path.GetRelativePath(second.Folder, f)));
        foreach (var (a, b) in first.AllFiles.Zip(second.AllFiles))
            File.ReadAllBytes(a).AsSpan().SequenceEqual(File.ReadAllBytes(b)).ShouldBeTrue(Path.GetFileName(a));
    }

    [Test]
    public void Another_seed_makes_another_county()
    {
        using var first = new TestCounty(400, 7);
        using var second = new TestCounty(400, 8);

        foreach (var (a, b) in first.AllFiles.Zip(second.AllFiles).Where(p => !p.First.EndsWith("zero-reports.csv", StringComparison.Ordinal)))
            File.ReadAllBytes(a).AsSpan().SequenceEqual(File.ReadAllBytes(b)).ShouldBeFalse(Path.GetFileName(a));
    }

    [Test]
    public void Files_of_an_earlier_run_do_not_stay()
    {
        using var county = new TestCounty(50, 1);
        CountyGenerator.Generate(county.Truth.Options with { Departments = new HashSet<DepartmentId> { new("health") } });

        Directory.GetFiles(Path.Combine(county.Folder, "departments")).ShouldHaveSingleItem().ShouldContain("卫健委");
    }

    [Test]
    public void Any_seed_and_size_makes_files_that_would_not_be_held([Values(1, 2, 9, 60, 300)] int households, [Values(0UL, 3UL, 99UL, ulong.MaxValue)] ulong seed)
    {
        using var county = new TestCounty(households, seed);

        county.Truth.People.ShouldBeGreaterThanOrEqualTo(households);
        foreach (var count in county.Truth.Counts)
        {
            count.Rows.ShouldBe(count.Rejected + count.Definite + count.Possible + count.None);
            (count.Rejected * 100).ShouldBeLessThan(count.Rows * 30, count.File);
        }
    }

    [Test]
    public void Any_month_of_any_county_can_be_made(
        [Values("130630", "331121", "341522", "350821")] string area, [Values("2022-01", "2023-12", "2024-02", "2026-09")] string month)
    {
        Period.TryParse(month, out var period).ShouldBeTrue();
        using var county = new TestCounty(40, 5, o => o with { AreaCsvPath = TestCounty.AreaCsv(area), Period = period });

        county.Truth.CountyCode.ShouldBe(area);
        county.Truth.Rows.ShouldNotBeEmpty();
    }

    [Test]
    public void The_truth_in_the_files_is_the_truth_returned()
    {
        using var county = new TestCounty(200, 11);
        string[] Lines(string name) => File.ReadAllLines(Path.Combine(county.Folder, "truth", name));

        Lines("rows.csv")[0].ShouldBe("file,sheet,row,department,kind,person_code,household_code,error_class,expected,note");
        Lines("rows.csv").Length.ShouldBe(county.Truth.Rows.Count + 1);
        Lines("warnings.csv")[0].ShouldBe("household_code,person_code,rule_kind,department,measure,off_roster_key");
        Lines("warnings.csv").Length.ShouldBe(county.Truth.Warnings.Count + 1);
        Lines("zero-reports.csv").Length.ShouldBe(3);
        county.Truth.Counts.Sum(c => c.Rows).ShouldBe(county.Truth.Rows.Count);
        county.Truth.Counts.Sum(c => c.Warnings).ShouldBe(county.Truth.Warnings.Count);
        county.Truth.Counts.Sum(c => c.Definite).ShouldBe(county.Truth.Rows.Count(r => r.Expected == ExpectedOutcome.Definite));
    }

    [Test]
    public void Every_department_reports_or_says_that_it_has_nothing()
    {
        using var county = new TestCounty(100, 2);

        var reported = county.Truth.Files.Select(f => f.Department.Value).Distinct().ToArray();
        var zero = county.Truth.ZeroReports.Select(z => z.Department.Value).ToArray();
        zero.Length.ShouldBe(2);
        reported.Intersect(zero).ShouldBeEmpty();
        reported.Concat(zero).Order(StringComparer.Ordinal).ShouldBe(((string[])
        [
            "medical-insurance", "education", "housing", "agriculture-water", "civil-affairs", "disability-federation", "emergency-management",
            "police", "petitions", "health", "water-resources", "agriculture", "human-resources", "statistics", "market-regulation", "rural-revitalization",
        ]).Order(StringComparer.Ordinal));
        county.Truth.Files.Select(f => (f.Department, f.Kind)).ShouldBeUnique();
    }
}
