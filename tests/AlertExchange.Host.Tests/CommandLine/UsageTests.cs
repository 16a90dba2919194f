using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Templates;
using AlertExchange.Pipeline.Submitting;
using ClosedXML.Excel;

namespace AlertExchange.Host.Tests.CommandLine;

/// <summary>Exit codes, help and the small commands, as scripts and people meet them.</summary>
public sealed class UsageTests
{
    private static readonly string[][] WrongLines =
    [
        [],
        ["sumbit"],
        ["status"],
        ["status", "--period", "2022-13"],
        ["status", "--period", "202208"],
        ["status", "--period", "2022-08", "--frobnicate"],
        ["submit", "a.xlsx", "--department", "housing", "--period", "2022-08", "--kind", "unheard-of"],
        ["submit", "a.xlsx", "--period", "2022-08"],
        ["submit", "--zero", "--department", "housing", "--period", "2022-08"],
        ["export", "everything", "--period", "2022-08", "-o", "a.csv"],
        ["export", "matches", "--period", "2022-08", "-o", "a.pdf"],
        ["template", "nobody", "-o", "a.xlsx"],
        ["serve", "--urls", "http://0.0.0.0:8080"],
        ["serve", "--urls", "https://127.0.0.1:8443"],
        ["serve", "--urls", "ftp://127.0.0.1"],
        ["serve", "--urls", "8080"],
        ["user"],
        ["user", "add", "someone"],
        ["user", "add", "someone", "--name", "某人", "--role", "king"],
        ["user", "reset"],
        ["serve", "--urls", "http://127.0.0.1:8080;http://192.168.0.1:8080"],
        ["serve", "--roles", "king"],
        ["demo", "--urls", "http://0.0.0.0:8080"],
        ["generate", "--households", "0", "-o", "x"],
        ["generate", "--households", "many", "-o", "x"],
        ["generate", "--households", "10", "--seed", "-1", "-o", "x"],
        ["trace", "--submission", "S20220801-0001", "--row", "first"],
        ["review"],
        ["review", "accept", "C1-0", "--by", "张三"],
        ["review", "list", "--limit", "0"],
        ["review", "import", "a.xlsx"],
        ["dead-letter"],
        ["dead-letter", "show"],
        ["dead-letter", "replay"],
        ["dead-letter", "replay", "--all", "--id", "row-1-1"],
        ["dead-letter", "replay", "--id", "row-1-1", "--body", "a.json"],
    ];

    [Test]
    public async Task A_wrong_command_line_ends_with_2_and_says_in_Chinese_what_is_wrong()
    {
        using var place = new Workplace();
        foreach (var line in WrongLines)
        {
            var result = await Alertx.RunAsync(line, place.Root);

            result.ExitsWithReason(2);
            var said = result.Errors.Split('\n')[0];
            said.Any(CommandResult.IsChinese).ShouldBeTrue(result.ToString());
            EnglishWords(said).ShouldBeLessThan(4, result.ToString());
            result.Output.ShouldBeEmpty(result.ToString());
        }

        (await Alertx.RunAsync(["sumbit"], place.Root)).Errors.ShouldContain("是不是想写 submit");
        (await Alertx.RunAsync(["status", "--perid", "2022-08"], place.Root)).Errors.ShouldContain("--period");
        Directory.EnumerateFileSystemEntries(place.Root).ShouldBeEmpty();
    }

    [Test]
    public async Task Input_that_cannot_be_taken_ends_with_3_and_a_reason()
    {
        using var place = new Workplace();
        (await place.SubmitAsync(place.PathOf("没有.xlsx"), "housing")).ExitsWithReason(3, "找不到文件");
        (await place.RunAsync("roster", "import", place.PathOf("没有.xlsx"))).ExitsWithReason(3, "找不到文件");
        (await place.SubmitAsync(place.Write("不是.xlsx", "不是表格"), "housing")).ExitsWithReason(3);
        (await place.SubmitAsync(place.Write("空.csv", ""), "housing")).ExitsWithReason(3);
        (await place.SubmitAsync(place.Write("另一种.csv", "商品,价格", "苹果,3"), "housing")).ExitsWithReason(3);
        (await place.SubmitAsync(place.Write("表.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000)), "nobody")).ExitsWithReason(3, "medical-insurance");
        (await place.RunAsync("roster", "import", place.Write("花.csv", "商品,价格", "苹果,3"))).ExitsWithReason(3);
    }

    [Test]
    public async Task What_the_machine_denies_ends_with_1()
    {
        using var place = new Workplace();
        var file = place.Write("a-file", "x");

        (await Alertx.RunAsync(["status", "--period", "2022-08", "--data", file], place.Root)).ExitsWithReason(1);
        (await Alertx.RunAsync(["status", "--period", "2022-08", "--config", place.PathOf("nowhere.yaml")], place.Root)).ExitsWithReason(1, "找不到配置文件");
        (await Alertx.RunAsync(["status", "--period", "2022-08", "--config", place.Write("c.yaml", "dataDir: x")], place.Root)).ExitsWithReason(1, "第 1 行");
    }

    [Test]
    public async Task Every_command_has_Chinese_help()
    {
        string[][] commands =
        [
            [], ["demo"], ["serve"], ["roster"], ["roster", "import"], ["submit"], ["status"], ["export"], ["export", "matches"], ["export", "warnings"],
            ["export", "tasks"], ["export", "rejected"], ["template"], ["policy"], ["policy", "check"], ["policy", "use"], ["trace"], ["generate"], ["dead-letter"], ["dead-letter", "list"], ["dead-letter", "show"], ["dead-letter", "replay"],
        ];
        foreach (var command in commands)
        {
            var help = (await Alertx.RunAsync([.. command, "--help"])).Exits(0);

            help.Errors.ShouldBeEmpty();
            help.Output.ShouldContain("用法：alertx" + string.Concat(command.Select(c => " " + c)));
            foreach (var line in help.Output.Split('\n').Where(l => l.Trim().Length > 0))
            {
                line.Any(CommandResult.IsChinese).ShouldBeTrue($"{string.Join(' ', command)}: {line}");
            }
        }
    }

    [Test]
    public async Task The_policy_of_the_notice_is_sound_and_a_misspelt_key_is_shown_with_its_place()
    {
        using var place = new Workplace();
        (await Alertx.RunAsync(["policy", "check", "qimen"])).Exits(0).Output.ShouldContain("四（二）2");
        var profile = place.PathOf("qimen.yaml");
        var lines = File.ReadAllLines(Path.Combine(InProcess.ConfigDirectory, "policies", "qimen.yaml"));
        var wrong = Array.FindIndex(lines, l => l.StartsWith("validFrom:", StringComparison.Ordinal));
        lines[wrong] = lines[wrong].Replace("validFrom", "vaildFrom", StringComparison.Ordinal);
        File.WriteAllLines(profile, lines);

        var refused = (await Alertx.RunAsync(["policy", "check", profile])).ExitsWithReason(3, "qimen.yaml");

        refused.Errors.ShouldContain((wrong + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        refused.Errors.ShouldContain("vaildFrom");
        refused.Errors.ShouldContain("validFrom");
        (await place.RunAsync("policy", "use", profile)).ExitsWithReason(3, "vaildFrom");
        (await place.RunAsync("policy", "use", "qimen")).Exits(0);
        (await Alertx.RunAsync(["policy", "check", "nowhere"])).ExitsWithReason(1, "nowhere");
    }

    [Test]
    public async Task A_template_is_written_for_every_form_and_its_sample_is_taken_without_a_remark()
    {
        using var place = new Workplace();
        await using var exchange = InProcess.Open(place.Data);
        var desk = exchange.Get<CheckDesk>();
        var forms = FormCatalog.Load(InProcess.ConfigDirectory).Departments.SelectMany(d => d.Forms.Select(f => (Department: d.Id.Value, Form: f, Kind: f.Kind.Id()))).ToList();
        forms.Count.ShouldBeGreaterThanOrEqualTo(18);
        foreach (var (department, form, kind) in forms)
        {
            var template = place.PathOf($"{department}-{kind}.xlsx");
            await using (var stream = File.Create(template))
            {
                TemplateWriter.Write(form, stream);
            }
            using (var workbook = new XLWorkbook(template))
            {
                workbook.Worksheets.Select(w => w.Name).ShouldBe(["填报", "示例", "填写说明"]);
                workbook.Worksheet("填报").Delete();
                workbook.Worksheet("填写说明").Delete();
                workbook.Worksheet("示例").Name = "报送";
                workbook.Save();
            }

            await using var content = File.OpenRead(template);
            var check = desk.Check(new SubmitRequest { FileName = Path.GetFileName(template), Department = new DepartmentId(department), Period = Workplace.Period }, content);
            check.Received.ShouldBeGreaterThan(0, template);
            check.Rejected.ShouldBe(0, template);
            check.Remarked.ShouldBe(0, template);
            check.Report.Sheets.Single().Kind.ShouldBe(kind);
            check.Report.Sheets.Single().Unbound.ShouldBeEmpty(template);
            check.Report.Notes.ShouldAllBe(n => !n.IsDoubt, template);
        }
    }

    [Test]
    public async Task The_template_command_writes_a_departments_first_form_and_names_the_others()
    {
        using var place = new Workplace();
        (await Alertx.RunAsync(["template", "education", "-o", place.PathOf("a.xlsx")])).Exits(0).Output.ShouldContain("--kind education-cost");
        (await Alertx.RunAsync(["template", "education", "--kind", "education-cost", "-o", place.PathOf("b.xlsx")])).Exits(0);
        (await Alertx.RunAsync(["template", "education", "--kind", "medical-cost", "-o", place.PathOf("c.xlsx")])).ExitsWithReason(2, "education-cost");

        // Nobody's sample becomes somebody's data.
        (await place.SubmitAsync(place.PathOf("b.xlsx"), "education", "--check")).ExitsWithReason(3, "没有一行数据");
    }

    private static int EnglishWords(string text) => text.Split(' ').Count(w => w.Length > 2 && w.All(char.IsAsciiLetter));
}
