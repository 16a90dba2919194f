using System.Xml.Linq;
using AlertExchange.Host.Evaluating;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Evaluating;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation;
using AlertExchange.Simulation.Evaluating;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Host.Tests.County;

/// <summary>A small county made for measuring linkage, submitted and measured: the quality below which something is broken, and the command.</summary>
public sealed class EvaluateTests
{
    private Workplace _place = null!;

    [OneTimeSetUp]
    public async Task Submit()
    {
        _place = new Workplace();
        var truth = CountyGenerator.Generate(new CountyOptions
        {
            Households = 1_200,
            Seed = 4,
            RowsScale = 10,
            Errors = ErrorProfile.Linkage,
            VillagePeople = 1_000,
            OutputDirectory = _place.PathOf("county"),
            AreaCsvPath = Path.Combine(InProcess.ConfigDirectory, "areas", "341024.csv"),
        });
        await using var exchange = await InProcess.StartAsync(_place.Data);
        await exchange.Get<RosterDesk>().ImportAsync(truth.RosterPath, null, new Progress<(double? Part, string Text)>(), default);
        foreach (var file in truth.Files)
        {
            await using var content = File.OpenRead(file.Path);
            var request = new SubmitRequest { FileName = Path.GetFileName(file.Path), Department = file.Department, Period = truth.Options.Period };
            (await exchange.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double? Part, string Text)>(), default)).ShouldBeOfType<SubmitResult.Ended>();
        }
    }

    [OneTimeTearDown]
    public void Remove() => _place.Dispose();

    // The demands of docs/benchmarks/matching.md on one small county: looser, but nothing that a broken matcher keeps.
    [Test]
    public async Task Rows_are_linked_with_the_people_they_mean()
    {
        await using var exchange = InProcess.Open(_place.Data);
        var truth = AlertExchange.Simulation.Truth.TruthReader.Read(TruthFile);
        var evaluation = Evaluation.Of(Evaluation.Judge(truth, RunRows.From(exchange.Get<RunReader>().Read(Workplace.Period))));
        ClassFigures Group(RowGroup group) => evaluation.Groups.Single(g => g.Group == group).Figures;

        evaluation.All.Lost.ShouldBe(0);
        evaluation.Definite.Right.ShouldBeGreaterThan(600);
        evaluation.Definite.Wrong.ShouldBe(0);
        evaluation.Definite.Missed.ShouldBe(0);
        Group(RowGroup.DamagedId).First.Value.ShouldBeGreaterThan(0.97);
        Group(RowGroup.DamagedId).AmongThree.Value.ShouldBeGreaterThan(0.985);
        Group(RowGroup.NameAndVillage).First.Value.ShouldBeGreaterThan(0.85);
        Group(RowGroup.NameAndVillage).AmongThree.Value.ShouldBeGreaterThan(0.95);
        (Group(RowGroup.WrongName).DefiniteRight + Group(RowGroup.WrongName).DefiniteWrong).ShouldBe(0);
        Group(RowGroup.GuardianId).DefiniteWrong.ShouldBe(0);

        // Of some hundred strangers: three standard deviations over the 5 % demanded of five whole counties.
        evaluation.All.StrangersProposed.Value.ShouldBeLessThan(0.11);
    }

    [Test]
    public async Task The_command_says_and_writes_what_was_measured()
    {
        var text = (await _place.RunAsync("evaluate", "--truth", TruthFile, "--period", Workplace.Month, "-o", _place.PathOf("report"))).Exits(0).Text;
        foreach (var word in (string[])["确定匹配", "精确率", "待核匹配", "首位就是本人", "按差错类别", "号码错一位", "得分校准", "期望校准误差"])
        {
            text.ShouldContain(word);
        }

        var result = (await _place.RunAsync("evaluate", "--truth", TruthFile, "--period", Workplace.Month, "--json")).Exits(0).Json;
        result.GetProperty("lost").GetInt32().ShouldBe(0);
        result.GetProperty("definite").GetProperty("precision").GetProperty("value").GetDouble().ShouldBe(1);
        result.GetProperty("classes").GetArrayLength().ShouldBeGreaterThan(35);

        File.ReadAllText(_place.PathOf("report/evaluation.md")).ShouldContain("![提请复核的分数线](threshold.svg)");
        File.ReadAllText(_place.PathOf("report/evaluation.json")).Trim().ShouldBe(result.GetRawText().Trim());
        XDocument.Load(_place.PathOf("report/threshold.svg")).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Test]
    public async Task Files_that_were_not_submitted_are_named_and_not_counted()
    {
        var truth = File.ReadAllLines(TruthFile);
        var further = _place.Write("further.csv", [.. truth, "未报送.csv,未报送,2,health,serious-illness,P1,H1,clean,definite,"]);

        var result = (await _place.RunAsync("evaluate", "--truth", further, "--period", Workplace.Month, "--json")).Exits(0).Json;

        result.GetProperty("rows").GetInt32().ShouldBe(truth.Length - 1);
        result.GetProperty("notSubmitted")[0].GetString().ShouldBe("未报送.csv");
        result.GetProperty("definite").GetProperty("missed").GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task A_truth_that_cannot_be_used_is_refused()
    {
        var broken = _place.Write("broken.csv", "file,row", "名单.csv,2");
        var said = (await _place.RunAsync("evaluate", "--truth", broken, "--period", Workplace.Month)).Exits(3);
        said.Text.ShouldContain("标准答案不能用");
        said.Text.ShouldContain("第1行缺少");

        (await _place.RunAsync("evaluate", "--truth", _place.PathOf("nowhere.csv"), "--period", Workplace.Month)).Exits(3).Text.ShouldContain("没有找到");
        (await _place.RunAsync("evaluate", "--truth", TruthFile, "--period", "2022-07")).Exits(3).Text.ShouldContain("请核对 --period");
        (await _place.RunAsync("evaluate", "--truth", TruthFile)).Exits(2);
    }

    private string TruthFile => _place.PathOf(Path.Combine("county", "truth", "rows.csv"));
}
