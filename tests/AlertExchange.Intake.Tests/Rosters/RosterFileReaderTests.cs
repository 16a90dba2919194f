using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Roster;
using AlertExchange.Intake.Rosters;

namespace AlertExchange.Intake.Tests.Rosters;

public sealed class RosterFileReaderTests
{
    private static readonly RosterLayout Layout = RosterLayout.Load(Path.Combine(Given.Repository, "config"));

    [Test]
    public void An_export_of_the_national_system_is_read_by_the_names_of_its_columns()
    {
        var rows = Read(
            ["监测对象信息"],
            ["导出时间：2022-08-31"],
            ["县(市、区、旗)", "乡(镇)", "行政村", "户编号", "人编号", "姓名", "证件号码", "性别", "与户主关系", "户类型", "检测对象类别", "风险是否已消除", "人均纯收入（元）"],
            ["祁门县", "平里镇", "平里村", "H1", "P1", "张示例", Given.Id, "1", "户主", "脱贫户", "", "", "9000"],
            ["祁门县", "平里镇", "平里村", "H1", "P2", "李示例", Given.OtherId, "女", "妻子", "脱贫户", "脱贫监测户", "否", "9000"],
            ["祁门县", "平里镇", "平里村", "H2", "P3", "王示例", "341098200811052170", "男", "户主", "一般农户", "", "", "20000"]);

        rows.Select(r => r.Person!.Category).ShouldBe([HouseholdCategory.Monitored, HouseholdCategory.Monitored, HouseholdCategory.General]);
        var wife = rows[1].Person!;
        (wife.Relation, wife.Sex, wife.MonitorClass, wife.RiskEliminated, wife.PerCapitaIncome).ShouldBe(("配偶", "女", "脱贫不稳定户", false, 9000m));
        (rows[0].Person!.Sex, rows[0].Person!.IsHead, rows[0].Person!.Village).ShouldBe(("男", true, "平里村"));
        rows[2].Person!.IdState.ShouldBe(CitizenIdState.CheckDigitFails);
        rows[2].Findings.Select(f => f.Code).ShouldBe(["id.check-digit"]);
        rows[0].Findings.ShouldBeEmpty();
    }

    [Test]
    public void A_plain_table_gets_codes_that_tell_nothing_and_stay_the_same()
    {
        object?[][] table =
        [
            ["序号", "镇", "村", "姓名", "身份证号码", "与户主关系"],
            ["1", "平里镇", "平里村", "张示例", Given.Id, "户主"],
            ["2", "平里镇", "平里村", "李示例", Given.OtherId, "之妻"],
            ["3", "平里镇", "平里村", "王示例", "341098200811052172", "户主"],
        ];

        var first = Read(table).Select(r => r.Person!).ToList();
        var second = Read(table).Select(r => r.Person!).ToList();

        first[0].HouseholdCode.ShouldBe(first[1].HouseholdCode);
        first[0].HouseholdCode.ShouldNotBe(first[2].HouseholdCode);
        first.Select(p => p.PersonCode).Distinct().Count().ShouldBe(3);
        first.Select(p => p.PersonCode).ShouldAllBe(code => !code.Contains("19520315"));
        second.Select(p => p.PersonCode).ShouldBe(first.Select(p => p.PersonCode));
        first[1].Relation.ShouldBe("配偶");
    }

    [Test]
    public void A_household_whose_rows_stand_apart_is_named_when_its_category_rises()
    {
        var reader = RosterFileReader.Open(
            SheetOf.Rows(
                ["户编号", "姓名", "证件号码", "监测对象类别"],
                ["H1", "张示例", Given.Id, ""],
                ["H2", "王示例", "341098200811052172", ""],
                ["H1", "李示例", Given.OtherId, "边缘户"]),
            Layout,
            Given.Hash);

        reader.Read().Count().ShouldBe(3);

        reader.RaisedHouseholds.ShouldHaveSingleItem().ShouldBe(new("H1", HouseholdCategory.Monitored));
    }

    [Test]
    public void Rows_without_a_name_are_findings_and_totals_are_nothing()
    {
        var rows = Read(["户编号", "姓名", "证件号码"], ["H1", "", Given.Id], ["H1", "张示例", 341098195203151000d], ["合计", "2", ""]);

        rows.Select(r => r.Person is null).ShouldBe([true, false]);
        rows.SelectMany(r => r.Findings).Select(f => f.Code).ShouldBe(["name.missing", "id.digits-lost"]);
    }

    [Test]
    public void A_file_that_is_no_roster_is_refused() =>
        Should.Throw<IntakeRefusedException>(() => Read(["科室", "电话"], ["办公室", "1"])).Refusal.Code.ShouldBe("roster.no-header");

    private static List<RosterRow> Read(params object?[][] rows) => [.. RosterFileReader.Open(SheetOf.Rows(rows), Layout, Given.Hash).Read()];
}
