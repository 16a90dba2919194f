using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.Tests.Running;
using ClosedXML.Excel;

namespace AlertExchange.Host.Tests.CommandLine;

/// <summary>What a liaison sees when handing in files, month after month.</summary>
public sealed class SubmitTests
{
    private const string Medical = "medical-insurance";

    private Workplace _rostered = null!;

    [OneTimeSetUp]
    public async Task Import_the_roster()
    {
        _rostered = new Workplace();
        (await _rostered.RunAsync("roster", "import", SmallCounty.WriteRoster(_rostered))).Exits(0).Output.ShouldContain("20 人");
    }

    [OneTimeTearDown]
    public void Remove() => _rostered.Dispose();

    [Test]
    public async Task A_check_makes_no_data_directory()
    {
        using var place = new Workplace();
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 12_000));

        var result = (await place.SubmitAsync(file, Medical, "--check")).Exits(0);

        result.Output.ShouldContain("收到 2 行");
        result.Output.ShouldContain("还没有导入花名册");
        Directory.EnumerateFileSystemEntries(place.Root).Select(Path.GetFileName).ShouldBe(["医保.csv"]);
    }

    [Test]
    public async Task A_check_changes_nothing_and_tells_what_submitting_would()
    {
        using var place = Workplace.CopyOf(_rostered);
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 9_000), SmallCounty.Medical(3, 20_000, name: "", id: ""), SmallCounty.Medical(4, 8_000));
        var before = place.Fingerprint();

        var check = (await place.SubmitAsync(file, Medical, "--check", "--json")).Exits(0).Json;

        place.Fingerprint().ShouldBe(before, ignoreOrder: true);
        var submitted = (await place.SubmitAsync(file, Medical, "--json")).Exits(0).Json;
        foreach (var figure in new[] { "received", "rejected", "accepted", "remarked", "definite", "possible", "none" })
        {
            check.GetProperty(figure).GetInt32().ShouldBe(submitted.GetProperty(figure).GetInt32(), figure);
        }

        submitted.GetProperty("definite").GetInt32().ShouldBe(3);
        submitted.GetProperty("rejected").GetInt32().ShouldBe(1);
        submitted.GetProperty("warnings").GetInt32().ShouldBe(1);
        submitted.GetProperty("state").GetString().ShouldBe("completed-with-rejections");
    }

    [Test]
    public async Task The_same_file_twice_changes_nothing_and_is_said()
    {
        using var place = Workplace.CopyOf(_rostered);
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 11_000));
        (await place.SubmitAsync(file, Medical)).Exits(0);
        var (matches, warnings, tasks) = (await place.ExportAsync("matches"), await place.ExportAsync("warnings"), await place.ExportAsync("tasks"));

        var again = (await place.SubmitAsync(file, Medical)).Exits(0);

        again.Output.ShouldContain("已经报送过");
        again.Output.ShouldContain("没有任何改动");
        (await place.ExportAsync("matches")).Lines().ShouldBe(matches.Lines());
        (await place.ExportAsync("warnings")).Lines().ShouldBe(warnings.Lines());
        (await place.ExportAsync("tasks")).Lines().ShouldBe(tasks.Lines());
        Directory.EnumerateFiles(Path.Combine(place.Data, "files")).Count().ShouldBe(1);
        var renamed = place.PathOf("另一个名字.csv");
        File.Copy(file, renamed);
        (await place.SubmitAsync(renamed, Medical, "--json")).Exits(0).Json.GetProperty("state").GetString().ShouldBe("same-file");
    }

    [Test]
    public async Task A_corrected_file_supersedes_by_natural_key_and_withdraws_what_vanished()
    {
        using var place = Workplace.CopyOf(_rostered);
        (await place.SubmitAsync(place.Write("一.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 11_000), SmallCounty.Medical(3, 15_000)), Medical)).Exits(0);
        Standing(await place.ExportAsync("warnings")).ShouldBe(["H0001 12000", "H0002 11000", "H0003 15000"]);

        // 1 is corrected below the line, 2 vanished, 3 stays as it was, 4 is new.
        (await place.SubmitAsync(place.Write("二.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 9_999), SmallCounty.Medical(3, 15_000), SmallCounty.Medical(4, 10_000)), Medical)).Exits(0);

        var warnings = await place.ExportAsync("warnings");
        Standing(warnings).ShouldBe(["H0003 15000", "H0004 10000"]);
        warnings.Rows.Count(w => w["status"] == "withdrawn").ShouldBe(2);
        var tasks = await place.ExportAsync("tasks");
        tasks.Rows.Where(t => t["state"] == "cancelled").Select(t => t["household_code"]).Order().ShouldBe(["H0001", "H0002"]);
        tasks.Rows.Where(t => t["state"] == "assigned").Select(t => t["household_code"]).Order().ShouldBe(["H0003", "H0004"]);
        // History is kept: every row of both files is on the record, and which of them still count.
        var matches = await place.ExportAsync("matches");
        matches.Rows.Count.ShouldBe(6);
        matches.Rows.Count(m => m["standing"] == "counts").ShouldBe(3);
        Status(await place.RunAsync("status", "--period", Workplace.Month, "--json")).GetProperty("received").GetInt32().ShouldBe(6);
    }

    [Test]
    public async Task Appending_keeps_the_rows_that_are_not_in_the_file()
    {
        using var place = Workplace.CopyOf(_rostered);
        (await place.SubmitAsync(place.Write("一.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 11_000)), Medical)).Exits(0);

        (await place.SubmitAsync(place.Write("二.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(2, 13_000), SmallCounty.Medical(3, 15_000)), Medical, "--append")).Exits(0);

        Standing(await place.ExportAsync("warnings")).ShouldBe(["H0001 12000", "H0002 13000", "H0003 15000"]);
        (await place.ExportAsync("matches")).Rows.Count(m => m["standing"] == "counts").ShouldBe(3);
    }

    [Test]
    public async Task A_file_with_too_many_rejected_rows_is_held_until_confirmed()
    {
        using var place = Workplace.CopyOf(_rostered);
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 11_000), "平里镇,平里村,,,30000,10000");

        (await place.SubmitAsync(file, Medical, "--check")).Exits(3);
        (await place.SubmitAsync(file, Medical)).Exits(3).Output.ShouldContain("暂存");

        (await place.ExportAsync("warnings")).Rows.ShouldBeEmpty();
        (await place.ExportAsync("tasks")).Rows.ShouldBeEmpty();
        (await place.SubmitAsync(file, Medical)).Text.ShouldContain("--confirm");
        Status(await place.RunAsync("status", "--period", Workplace.Month, "--json")).GetProperty("accepted").GetInt32().ShouldBe(0);

        (await place.SubmitAsync(file, Medical, "--confirm")).Exits(0);
        Standing(await place.ExportAsync("warnings")).ShouldBe(["H0001 12000", "H0002 11000"]);
        Status(await place.RunAsync("status", "--period", Workplace.Month, "--json")).GetProperty("received").GetInt32().ShouldBe(3);
    }

    [Test]
    public async Task A_binding_given_by_hand_is_remembered()
    {
        using var place = Workplace.CopyOf(_rostered);
        const string header = "乡镇,村,姓名,身份证号,自己掏的";
        var first = place.Write("一.csv", header, $"平里镇,平里村,{SmallCounty.Name(1)},{SmallCounty.Id(1)},12000");
        (await place.SubmitAsync(first, Medical)).ExitsWithReason(3, "自己掏的");
        (await place.SubmitAsync(first, Medical, "--map", "自己掏的=selfPay")).ExitsWithReason(3, "selfPay");

        (await place.SubmitAsync(first, Medical, "--map", "自己掏的=yearToDateSelfPay")).Exits(0);
        (await place.SubmitAsync(place.Write("二.csv", header, $"平里镇,平里村,{SmallCounty.Name(2)},{SmallCounty.Id(2)},13000"), Medical)).Exits(0);

        Standing(await place.ExportAsync("warnings")).ShouldBe(["H0002 13000"]);
    }

    [Test]
    public async Task The_error_workbook_can_be_corrected_and_submitted_again_without_touching_the_other_rows()
    {
        using var place = Workplace.CopyOf(_rostered);
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 11_000), SmallCounty.Medical(4, 14_000),
            SmallCounty.Medical(5, 15_000), SmallCounty.Medical(3, 13_000).Replace("13000", "不清楚", StringComparison.Ordinal).Replace("39000", "41000", StringComparison.Ordinal));
        var errors = place.PathOf("更正.xlsx");
        (await place.SubmitAsync(file, Medical, "--errors", errors)).Exits(0).Output.ShouldContain("有问题的 1 行");
        using (var workbook = new XLWorkbook(errors))
        {
            var sheet = workbook.Worksheets.First();
            var heading = sheet.CellsUsed(c => c.GetString() == "个人自付").Single().Address;
            sheet.CellsUsed(c => c.GetString() == "问题").ShouldNotBeEmpty();
            var cell = sheet.CellsUsed(c => c.GetString() == "不清楚").Single();
            cell.Address.ColumnNumber.ShouldBe(heading.ColumnNumber);
            sheet.Row(cell.Address.RowNumber).Cells().Select(c => c.GetString()).ShouldContain(SmallCounty.Id(3));
            cell.Value = 13_000;
            workbook.Save();
        }

        (await place.SubmitAsync(errors, Medical)).Exits(0);

        Standing(await place.ExportAsync("warnings")).ShouldBe(["H0001 12000", "H0002 11000", "H0003 13000", "H0004 14000", "H0005 15000"]);
        (await place.ExportAsync("matches")).Rows.Count(m => m["standing"] == "counts").ShouldBe(5);
    }

    [Test]
    public async Task A_file_without_troubles_gives_no_error_workbook()
    {
        using var place = new Workplace();
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000));

        (await place.SubmitAsync(file, Medical, "--check", "--errors", place.PathOf("更正.xlsx"))).Exits(0);

        File.Exists(place.PathOf("更正.xlsx")).ShouldBeFalse();
    }

    [Test]
    public async Task A_zero_report_is_recorded_once_and_refused_when_data_exist()
    {
        using var place = Workplace.CopyOf(_rostered);
        string[] zero = ["submit", "--zero", "--department", "housing", "--period", Workplace.Month, "--by", "某联络员"];

        (await place.RunAsync(zero)).Exits(0).Output.ShouldContain("已登记零报告");
        (await place.RunAsync(zero)).Exits(0).Output.ShouldContain("已登记过");
        (await place.SubmitAsync(place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000)), Medical)).Exits(0);
        (await place.RunAsync("submit", "--zero", "--department", Medical, "--period", Workplace.Month, "--by", "某联络员")).ExitsWithReason(3, "已报送过数据");

        var states = States(await place.RunAsync("status", "--period", Workplace.Month, "--json"));
        states["housing"].ShouldBe("late");
        states[Medical].ShouldBe("late", "August 2022 was due long ago");
        states["education"].ShouldBe("missing");
        states["police"].ShouldBe("real-time");
        var table = (await place.RunAsync("status", "--period", Workplace.Month)).Exits(0).Output;
        table.ShouldContain("缺报");
        table.ShouldContain("迟报");
        table.ShouldContain("各部门均对得上");
    }

    [Test]
    public async Task A_report_before_the_reporting_day_is_in_time_and_a_second_one_corrects_it()
    {
        using var place = Workplace.CopyOf(_rostered);
        // The month after this one: its reporting day is not over on any day these tests run.
        var month = Period.Of(DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).AddMonths(1)).ToString();
        string[] to = ["--department", Medical, "--period", month];

        (await place.RunAsync("submit", "--zero", "--department", "housing", "--period", month, "--by", "某联络员")).Exits(0);
        (await place.RunAsync(["submit", place.Write("一.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000)), .. to])).Exits(0);
        var first = States(await place.RunAsync("status", "--period", month, "--json"));
        (await place.RunAsync(["submit", place.Write("二.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 13_000)), .. to])).Exits(0);
        var second = States(await place.RunAsync("status", "--period", month, "--json"));

        first["housing"].ShouldBe("zero");
        first[Medical].ShouldBe("reported");
        first["education"].ShouldBe("not-due");
        second[Medical].ShouldBe("corrected");
    }

    [Test]
    public async Task A_trace_tells_where_each_row_went()
    {
        using var place = Workplace.CopyOf(_rostered);
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 9_000), SmallCounty.Medical(3, 20_000, name: "", id: ""), SmallCounty.Medical(4, 8_000));
        var id = (await place.SubmitAsync(file, Medical, "--json")).Exits(0).Json.GetProperty("submissionId").GetString()!;

        var accepted = (await place.RunAsync("trace", "--submission", id, "--row", "2")).Exits(0).Output;
        accepted.ShouldContain("definite");
        accepted.ShouldContain("P0001");
        accepted.ShouldContain("预警 W");
        accepted.ShouldContain("核查任务");
        accepted.ShouldContain("平里镇");
        accepted.ShouldNotContain(SmallCounty.Id(1));
        accepted.ShouldNotContain(SmallCounty.Name(1));
        (await place.RunAsync("trace", "--submission", id, "--row", "4")).Exits(0).Output.ShouldContain("退回");
        (await place.RunAsync("trace", "--submission", id, "--row", "1")).ExitsWithReason(3, "不是数据行");
        (await place.RunAsync("trace", "--submission", "S20220101-9999", "--row", "1")).ExitsWithReason(3, "没有回执号");
        (await place.RunAsync("trace", "--submission", id, "--row", "2", "--json")).Exits(0).Json.GetArrayLength().ShouldBe(1);
    }

    [TestCase("America/Los_Angeles")]
    [TestCase("Pacific/Kiritimati")]
    public async Task Dates_are_the_places_whatever_the_zone_of_the_machine(string zone)
    {
        using var place = Workplace.CopyOf(_rostered);
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000));
        var before = DateTime.UtcNow.AddHours(8).Date;

        (await Alertx.RunAsync(["submit", file, "--department", Medical, "--period", Workplace.Month, "--data", place.Data], place.Root,
            new Dictionary<string, string> { ["TZ"] = zone })).Exits(0);

        var task = (await place.ExportAsync("tasks")).Rows.Single();
        var assigned = DateTime.Parse(task["assigned_on"], System.Globalization.CultureInfo.InvariantCulture);
        assigned.ShouldBeInRange(before, DateTime.UtcNow.AddHours(8).Date);
        DateTime.Parse(task["due_on"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(assigned);
    }

    private static System.Text.Json.JsonElement Status(CommandResult status) =>
        status.Exits(0).Json.EnumerateArray().Single(r => r.GetProperty("department").GetString() == Medical);

    private static Dictionary<string, string?> States(CommandResult status) => status.Exits(0).Json.EnumerateArray()
        .ToDictionary(r => r.GetProperty("department").GetString()!, r => r.GetProperty("status").GetString());

    private static IEnumerable<string> Standing(Table warnings) => warnings.Rows.Where(w => w["status"] != "withdrawn")
        .Select(w => $"{w["household_code"]} {decimal.Parse(w["measure"], System.Globalization.CultureInfo.InvariantCulture):0}").Order(StringComparer.Ordinal);
}
