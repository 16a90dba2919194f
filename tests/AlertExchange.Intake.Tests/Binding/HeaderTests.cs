using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Tests.Binding;

public sealed class HeaderTests
{
    private static readonly string[] Medical = ["序号", "乡镇", "村", "姓名", "身份证号", "个人自付"];

    private static readonly string[] MedicalRow = ["1", "平里镇", "平里村", "张示例", Given.Id, "12000"];

    [Test]
    public void Titles_notes_footers_and_totals_around_the_data_are_no_data()
    {
        var taken = Given.Take(
            "medical-insurance",
            ["祁门县农村居民年度累计自付超1万元人员名单（8月）"],
            ["填报单位（盖章）：祁门县医保局", null, null, "填报人：某某", null, "单位：元"],
            Medical,
            MedicalRow,
            ["2", "平里镇", "平里村", "李示例", Given.OtherId, "15000"],
            ["小计", null, null, null, null, "27000"],
            Medical,
            ["3", "历口镇", "历口村", "王示例", "341098200811052172", "11000"],
            [" 合  计 ", null, null, null, null, "38000"],
            ["4", null, null, null, null, null],
            ["单位负责人：", "张三", null, "填表人：", "李四", "报出日期：2022年8月25日"]);

        taken.Alerts.Select(a => a.Source.Row).ShouldBe([4, 5, 8]);
        taken.Rejected.ShouldBeEmpty();
        taken.Report.Sheets[0].Skipped.Select(s => s.Kind).ShouldBe(
            [SkippedRowKind.Total, SkippedRowKind.RepeatedHeader, SkippedRowKind.Total, SkippedRowKind.NumberOnly, SkippedRowKind.Footer]);
    }

    [Test]
    public void The_row_of_column_numbers_below_a_statistics_header_is_no_data()
    {
        var taken = Given.Take("medical-insurance", Medical, ["甲", "乙", "丙", "丁", "1", "2"], MedicalRow);

        taken.Alerts.ShouldHaveSingleItem();
        taken.Rejected.ShouldBeEmpty();
    }

    [Test]
    public void Headings_with_line_breaks_spaces_marks_and_units_are_recognised()
    {
        var taken = Given.Take("medical-insurance", ["姓 名*", "公民\n身份号码", "个人自付\n（万元）"], ["张示例", Given.Id, "1.2"]);

        Measure(taken).ShouldBe(12000m);
    }

    [Test]
    public void A_two_level_header_is_joined_over_its_merged_parent()
    {
        var sheets = new SheetOf().Add(
            "名单",
            [
                ["某县名单"],
                ["姓名", "身份证号", "医疗费用（元）", null, null],
                [null, null, "总费用", "统筹支付", "个人自付"],
                ["张示例", Given.Id, 50000, 30000, 20000],
            ],
            merges: [new(1, 1, 0, 4), new(2, 3, 0, 0), new(2, 3, 1, 1), new(2, 2, 2, 4)]);

        var taken = Given.Take(sheets, Given.Request("medical-insurance"));

        var facts = taken.Alerts.ShouldHaveSingleItem().Facts.ShouldBeOfType<MedicalCostFacts>();
        (facts.TotalCost, facts.PooledFund, facts.YearToDateSelfPay).ShouldBe((50000m, 30000m, 20000m));
        (taken.Report.Sheets[0].HeaderFirstRow, taken.Report.Sheets[0].HeaderLastRow).ShouldBe((2, 3));
    }

    [Test]
    public void A_two_level_header_of_a_text_file_needs_no_merges()
    {
        var taken = Given.Take(
            "medical-insurance",
            ["姓名", "身份证号", "费用", null, "备注"],
            [null, null, "总费用", "个人自付", null],
            ["张示例", Given.Id, "50000", "20000", null]);

        Measure(taken).ShouldBe(20000m);
    }

    [Test]
    public void A_parent_heading_that_speaks_of_the_head_keeps_its_children_away_from_the_subject()
    {
        var sheets = new SheetOf().Add(
            "名单",
            [
                ["户主", null, "患者", null, "个人自付"],
                ["姓名", "身份证号", "姓名", "身份证号", null],
                ["李户主", Given.OtherId, "张示例", Given.Id, "20000"],
            ],
            merges: [new(1, 1, 0, 1), new(1, 1, 2, 3), new(1, 2, 4, 4)]);

        var subject = Given.Take(sheets, Given.Request("medical-insurance")).Alerts.ShouldHaveSingleItem().Subject;

        (subject.Name, subject.CitizenId, subject.HeadName, subject.HeadCitizenId).ShouldBe(("张示例", Given.Id, "李户主", Given.OtherId));
    }

    [Test]
    public void The_heads_id_is_kept_beside_the_patients_wherever_it_stands()
    {
        var subject = Given.Take(
            "medical-insurance",
            ["户主姓名", "户主身份证号", "姓名", "身份证号码", "个人自付"],
            ["李户主", Given.OtherId, "张示例", Given.Id, "20000"]).Alerts.ShouldHaveSingleItem().Subject;

        (subject.Name, subject.CitizenId, subject.HeadName, subject.HeadCitizenId).ShouldBe(("张示例", Given.Id, "李户主", Given.OtherId));
    }

    [Test]
    public void The_heads_id_is_never_taken_for_the_patients()
    {
        var subject = Given.Take("medical-insurance", ["姓名", "户主身份证号", "个人自付"], ["张示例", Given.OtherId, "20000"])
            .Alerts.ShouldHaveSingleItem().Subject;

        (subject.CitizenId, subject.CitizenIdState, subject.HeadCitizenId).ShouldBe((null, CitizenIdState.Absent, Given.OtherId));
    }

    [Test]
    public void The_guardians_id_is_never_taken_for_the_pupils()
    {
        var alert = Given.Take("education", ["学生姓名", "监护人身份证", "失学辍学情况"], ["王示例", Given.OtherId, "休学"]).Alerts.ShouldHaveSingleItem();

        alert.Subject.CitizenId.ShouldBeNull();
        alert.Facts.ShouldBeOfType<SchoolDropoutFacts>().GuardianId.ShouldBe(Given.OtherId);
    }

    [Test]
    public void In_a_household_form_the_head_is_the_subject()
    {
        var subject = Given.Take("housing", ["户主姓名", "户主身份证号", "危房等级"], ["李样例", Given.Id, "D"]).Alerts.ShouldHaveSingleItem().Subject;

        (subject.Name, subject.CitizenId, subject.HeadName).ShouldBe(("李样例", Given.Id, null));
    }

    [Test]
    public void In_a_household_form_with_members_the_member_is_the_subject_and_the_head_is_kept()
    {
        var subject = Given.Take(
            "housing",
            ["户主姓名", "户主身份证号", "姓名", "身份证号", "危房等级"],
            ["李样例", Given.OtherId, "张示例", Given.Id, "D"]).Alerts.ShouldHaveSingleItem().Subject;

        (subject.Name, subject.CitizenId, subject.HeadName, subject.HeadCitizenId).ShouldBe(("张示例", Given.Id, "李样例", Given.OtherId));
    }

    [TestCase("失学辍学情况", "休学", AlertKind.SchoolDropout)]
    [TestCase("学年自付（元）", "12000", AlertKind.EducationCost)]
    public void The_form_of_the_education_department_is_recognised_from_the_header(string heading, string value, AlertKind kind) =>
        Given.Take("education", ["学生姓名", "身份证件号", "学校", heading], ["王示例", "341098200811052172", "示例中学", value])
            .Alerts.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [TestCase("品种", "茶叶", "损失（元）", "21000", AlertKind.IndustryLoss)]
    [TestCase("水源", "山泉", "问题", "缺水", AlertKind.UnsafeDrinkingWater)]
    public void The_form_of_the_agriculture_and_water_department_is_recognised_from_the_header(string h1, string v1, string h2, string v2, AlertKind kind) =>
        Given.Take("agriculture-water", ["户主", "身份证号码", h1, h2], ["周样例", Given.Id, v1, v2]).Alerts.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Test]
    public void A_kind_given_by_hand_overrides_recognition() =>
        Should.Throw<IntakeRefusedException>(() => Given.Take(
            SheetOf.Rows(["学生姓名", "身份证号", "失学辍学情况"], ["王示例", "341098200811052172", "休学"]),
            Given.Request("education", AlertKind.EducationCost))).Refusal.Code.ShouldBe("file.no-form");

    [Test]
    public void Each_sheet_that_binds_is_read_and_the_others_are_named()
    {
        var sheets = new SheetOf()
            .Add("平里镇", [Medical, MedicalRow])
            .Add("通讯录", [["科室", "电话"], ["办公室", "4500000"]])
            .Add("历口镇", [Medical, ["1", "历口镇", "历口村", "李示例", Given.OtherId, "15000"]])
            .Add("底稿", [Medical, MedicalRow], hidden: true);

        var taken = Given.Take(sheets, Given.Request("medical-insurance"));

        taken.Alerts.Select(a => a.Source.Sheet).ShouldBe(["平里镇", "历口镇"]);
        taken.Report.Sheets.Select(s => (s.Name, s.Read)).ShouldBe([("平里镇", true), ("通讯录", false), ("历口镇", true), ("底稿", false)]);
        taken.Report.Sheets[1].Reason!.ShouldContain("缺少列");
        taken.Report.Sheets[3].Reason!.ShouldContain("隐藏");
    }

    [Test]
    public void A_file_without_a_form_is_refused_with_what_was_seen_and_the_nearest_columns()
    {
        var refusal = Should.Throw<IntakeRefusedException>(() => Given.Take("medical-insurance", ["姓名", "身份证号", "自负费用额"], ["张示例", Given.Id, "1"])).Refusal;

        refusal.Code.ShouldBe("file.no-form");
        refusal.Message.ShouldContain("缺少列：个人自付");
        refusal.Message.ShouldContain("“自负费用额”可能是“个人自付”（yearToDateSelfPay）");
    }

    [Test]
    public void A_binding_given_by_hand_wins_over_recognition()
    {
        var request = Given.Request("medical-insurance") with { Bindings = new Dictionary<string, string> { ["自负费用额"] = "yearToDateSelfPay", ["没有的列"] = "phone" } };

        var taken = Given.Take(SheetOf.Rows(["姓名", "身份证号", "个人自付", "自负费用额（元）"], ["张示例", Given.Id, "1", "13000"]), request);

        Measure(taken).ShouldBe(13000m);
        taken.Report.Sheets[0].Bindings.Single(b => b.Field == Field.YearToDateSelfPay).How.ShouldBe(BindingHow.Given);
        taken.Report.Remarks.ShouldContain(r => r.Code == "binding.unused");
    }

    [Test]
    public void A_column_for_a_single_stay_is_not_the_cumulative_figure() =>
        Should.Throw<IntakeRefusedException>(() => Given.Take("medical-insurance", ["姓名", "身份证号", "本次个人自付"], ["张示例", Given.Id, "20000"]));

    [Test]
    public void Hidden_rows_are_read_and_told_and_a_title_of_another_month_is_a_doubt()
    {
        var sheets = new SheetOf().Add("名单", [["2022年7月名单"], Medical, MedicalRow], hiddenRows: [3]);

        var taken = Given.Take(sheets, Given.Request("medical-insurance"));

        taken.Alerts.ShouldHaveSingleItem();
        taken.Report.Remarks.Select(r => r.Code).ShouldBe(["rows.hidden", "title.month"]);
    }

    [Test]
    public void A_township_merged_over_its_villages_stands_in_each_row()
    {
        var sheets = new SheetOf().Add(
            "名单",
            [Medical, MedicalRow, ["2", null, "另一村", "李示例", Given.OtherId, "15000"]],
            merges: [new CellRange(2, 3, 1, 1)]);

        Given.Take(sheets, Given.Request("medical-insurance")).Alerts.Select(a => a.Subject.Township).ShouldBe(["平里镇", "平里镇"]);
    }

    private static decimal? Measure(Taken taken) => taken.Alerts.ShouldHaveSingleItem().Facts.Measure;
}
