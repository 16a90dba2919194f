using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;

namespace AlertExchange.Intake.Tests.Cleaning;

public sealed class RowTests
{
    private static readonly object?[] Header = ["姓名", "身份证号", "村", "个人自付", "所属月份"];

    // The nearest double of both lies below them; cut at fifteen digits it would be the day before or a neighbour's number.
    [TestCase(341098197504100000d, "341098197504100000")]
    [TestCase(341098195203151000d, "341098195203151000")]
    public void A_number_cell_is_kept_as_the_spreadsheet_shows_it(double cell, string shown) =>
        Given.Take("medical-insurance", Header, ["张示例", cell, "平里村", "12000"]).Alerts.ShouldHaveSingleItem().Subject.CitizenIdAsWritten.ShouldBe(shown);

    [TestCase("'341098195203151237", CitizenIdState.Sound, "id.cleaned")]
    [TestCase("341098 19520315\u00a01237", CitizenIdState.Sound, "id.cleaned")]
    [TestCase("3410981952\u200b03151237", CitizenIdState.Sound, "id.cleaned")]
    [TestCase("３４１０９８１９５２０３１５１２３７", CitizenIdState.Sound, "id.cleaned")]
    [TestCase("341098520315123", CitizenIdState.Sound, "id.upgraded-15")]
    [TestCase("34109819520315123742", CitizenIdState.Sound, "id.from-disability-certificate")]
    [TestCase("341098195203151237421B", CitizenIdState.Sound, "id.from-disability-certificate")]
    [TestCase("G341098195203151237", CitizenIdState.Sound, "id.from-student-number")]
    [TestCase("341098195203151230", CitizenIdState.CheckDigitFails, "id.check-digit")]
    [TestCase("3.41098E+17", CitizenIdState.DigitsLost, "id.digits-lost")]
    [TestCase(341098195203151000d, CitizenIdState.DigitsLost, "id.digits-lost")]
    [TestCase("34109819520315", CitizenIdState.Malformed, "id.malformed")]
    public void Every_fault_of_an_id_is_cleaned_or_told_and_the_row_goes_on(object written, CitizenIdState state, string code)
    {
        var alert = Given.Take("medical-insurance", Header, ["张示例", written, "平里村", "12000"]).Alerts.ShouldHaveSingleItem();

        alert.Subject.CitizenIdState.ShouldBe(state);
        (alert.Subject.CitizenIdAsWritten is null).ShouldBe(state == CitizenIdState.CheckDigitFails, "as written only where it differs");
        alert.Remarks.Select(r => r.Code).ShouldBe([code]);
        alert.Remarks.ShouldAllBe(r => !r.Message.Contains("341098"));
        (alert.Subject.CitizenId is not null).ShouldBe(state is CitizenIdState.Sound or CitizenIdState.CheckDigitFails);
    }

    [Test]
    public void A_lower_case_x_is_raised()
    {
        var alert = Given.Take("medical-insurance", Header, ["张示例", "34109819520315114x", "平里村", "12000"]).Alerts.ShouldHaveSingleItem();

        alert.Remarks.Select(r => r.Code).ShouldContain("id.cleaned");
    }

    [TestCase("")]
    [TestCase("无")]
    [TestCase("不详")]
    public void A_row_without_an_id_is_accepted_by_its_name(string written) =>
        Given.Take("medical-insurance", Header, ["张示例", written, "平里村", "12000"]).Alerts.ShouldHaveSingleItem().Remarks.ShouldBeEmpty();

    [TestCase(null, null, "subject.nobody")]
    [TestCase(null, 341098195203151000d, "id.digits-lost")]
    [TestCase("/", "34109819520315", "id.malformed")]
    public void A_row_that_names_nobody_is_rejected(string? name, object? id, string code)
    {
        var taken = Given.Take("medical-insurance", Header, [name, id, "平里村", "12000"]);

        taken.Alerts.ShouldBeEmpty();
        taken.ProblemCodes.ShouldBe([code]);
        taken.Rejected[0].Problems[0].Message.ShouldNotContain("19520315");
    }

    [TestCase("10,000.00", 10000, "amount.rewritten")]
    [TestCase("￥12000元", 12000, "amount.own-unit")]
    [TestCase("1.2万", 12000, "amount.own-unit")]
    [TestCase("１２０００", 12000, "amount.rewritten")]
    [TestCase("-500", -500, "amount.rewritten,amount.negative")]
    [TestCase("12000.00", 12000, "")]
    [TestCase(12000.5d, 12000.5, "")]
    [TestCase("1.2", 1.2, "amount.magnitude")]
    public void Amounts_are_read_as_liaisons_write_them(object written, decimal yuan, string codes)
    {
        var alert = Given.Take("medical-insurance", Header, ["张示例", Given.Id, "平里村", written]).Alerts.ShouldHaveSingleItem();

        alert.Facts.Measure.ShouldBe(yuan);
        string.Join(",", alert.Remarks.Select(r => r.Code)).ShouldBe(codes);
    }

    [TestCase("—", "amount.missing")]
    [TestCase("/", "amount.missing")]
    [TestCase("无", "amount.missing")]
    [TestCase(null, "amount.missing")]
    [TestCase("约一万多", "amount.unreadable")]
    [TestCase("1,2", "amount.unreadable")]
    public void A_required_amount_that_is_missing_or_unreadable_rejects_the_row_but_keeps_its_identity(string? written, string code)
    {
        var good = Given.Take("medical-insurance", Header, ["张示例", Given.Id, "平里村", "12000"]).Alerts[0];
        var taken = Given.Take("medical-insurance", Header, ["张示例", Given.Id, "平里村", written]);

        taken.ProblemCodes.ShouldBe([code]);
        taken.Rejected[0].AlertId.ShouldBe(good.AlertId);
    }

    [Test]
    public void The_unit_comes_from_the_value_then_the_heading_then_the_note_row()
    {
        object?[] note = ["单位：万元"];
        object?[] header = ["姓名", "身份证号", "个人自付"];
        Given.Take("medical-insurance", note, header, ["张示例", Given.Id, "1.2"]).Alerts[0].Facts.Measure.ShouldBe(12000m);
        Given.Take("medical-insurance", note, header, ["张示例", Given.Id, "12000元"]).Alerts[0].Facts.Measure.ShouldBe(12000m);
        Given.Take("medical-insurance", note, ["姓名", "身份证号", "个人自付（元）"], ["张示例", Given.Id, "12000"]).Alerts[0].Facts.Measure.ShouldBe(12000m);
        var doubtful = Given.Take("medical-insurance", note, header, ["张示例", Given.Id, "12000"]);
        doubtful.Alerts[0].Remarks.ShouldContain(r => r.Code == "amount.magnitude" && r.IsDoubt);
        doubtful.Report.Remarks.ShouldContain(r => r.Code == "unit.assumed");
    }

    [TestCase("2022.8.3", "date.rewritten")]
    [TestCase("2022年8月3日", "")]
    [TestCase("2022-08-03", "")]
    [TestCase("2022/8/3", "")]
    [TestCase("20220803", "date.rewritten")]
    [TestCase(20220803, "date.rewritten")]
    [TestCase(44776, "date.serial")]
    [TestCase("２０２２－８－３", "date.rewritten")]
    [TestCase("2022/8/3 21:30", "date.rewritten,date.time-dropped")]
    [TestCase("2022年8月3日21:30", "date.rewritten,date.time-dropped")]
    [TestCase("8月3日", "date.year-supplied")]
    public void Dates_are_read_as_liaisons_write_them(object written, string codes)
    {
        var alert = Housing(written).Alerts.ShouldHaveSingleItem();

        alert.OccurredOn.ShouldBe(new DateOnly(2022, 8, 3));
        string.Join(",", alert.Remarks.Select(r => r.Code)).ShouldBe(codes);
    }

    [TestCase("202208")]
    [TestCase("2022-8")]
    [TestCase("2022.8")]
    [TestCase(202208)]
    public void A_month_stands_for_its_first_day(object written)
    {
        var alert = Housing(written).Alerts.ShouldHaveSingleItem();

        alert.OccurredOn.ShouldBe(new DateOnly(2022, 8, 1));
        alert.Remarks.Select(r => r.Code).ShouldContain("date.day-supplied");
    }

    [TestCase("2022-09-01", "date.after-period")]
    [TestCase("2023-08-03", "date.future")]
    [TestCase("2022-13-01", "date.unreadable")]
    [TestCase("上个月", "date.unreadable")]
    public void A_day_that_cannot_be_rejects_the_row(string written, string code) => Housing(written).ProblemCodes.ShouldBe([code]);

    [TestCase("202208", null)]
    [TestCase("8月", null)]
    [TestCase("2022年8月", null)]
    [TestCase("2022-07", "period.mismatch")]
    [TestCase("7月", "period.mismatch")]
    public void A_month_column_must_agree_with_the_period(string month, string? code)
    {
        var taken = Given.Take("medical-insurance", Header, ["张示例", Given.Id, "平里村", "12000", month]);

        taken.ProblemCodes.ShouldBe(code is null ? [] : [code]);
    }

    [TestCase("C级", "C")]
    [TestCase("Ｃ", "C")]
    [TestCase("D级危房", "D")]
    [TestCase("C/D", "D")]
    [TestCase("存在隐患", "隐患")]
    public void Housing_grades_are_read_in_their_spellings(string written, string grade)
    {
        var alert = Given.Take("housing", ["户主姓名", "身份证号", "危房等级"], ["李样例", Given.Id, written]).Alerts.ShouldHaveSingleItem();

        alert.Facts.Code.ShouldBe(grade);
        alert.Remarks.Select(r => r.Code).ShouldBe(["code.alias"]);
    }

    [TestCase("肢体", "二级", 4, 2)]
    [TestCase("肢体残疾", "贰", 4, 2)]
    [TestCase("4", "2", 4, 2)]
    [TestCase("视力", "1", 1, 1)]
    public void Disability_classes_and_grades_are_read_in_their_spellings(string cls, string grade, int expectedClass, int expectedGrade)
    {
        var facts = Given.Take("disability-federation", ["姓名", "身份证号", "类别", "等级"], ["钱示例", Given.OtherId, cls, grade])
            .Alerts.ShouldHaveSingleItem().Facts.ShouldBeOfType<DisabilityCertifiedFacts>();

        (facts.Class, facts.Grade).ShouldBe((expectedClass, expectedGrade));
    }

    [Test]
    public void A_certificate_number_tells_id_class_and_grade()
    {
        var alert = Given.Take("disability-federation", ["姓名", "残疾人证号"], ["钱示例", Given.OtherId + "42"]).Alerts.ShouldHaveSingleItem();

        alert.Subject.CitizenId.ShouldBe(Given.OtherId);
        var facts = alert.Facts.ShouldBeOfType<DisabilityCertifiedFacts>();
        (facts.Class, facts.Grade, facts.CertificateNumber).ShouldBe((4, 2, Given.OtherId + "42"));
    }

    [Test]
    public void A_guardians_id_in_a_pupils_place_is_a_doubt() =>
        Given.Take("education", ["学生姓名", "身份证号", "失学辍学情况"], ["王示例", Given.OtherId, "休学"])
            .Alerts.ShouldHaveSingleItem().Remarks.ShouldContain(r => r.Code == "id.age" && r.IsDoubt);

    [Test]
    public void A_formula_error_rejects_in_a_required_column_only()
    {
        var error = new InvalidOperationException("#REF!");
        Given.Take("medical-insurance", Header, ["张示例", Given.Id, "平里村", error]).ProblemCodes.ShouldBe(["cell.error"]);
        Given.Take("medical-insurance", Header, ["张示例", Given.Id, error, "12000"]).RemarkCodes.ShouldBe(["cell.error"]);
    }

    [Test]
    public void The_same_row_has_the_same_id_and_only_the_event_key_survives_the_month()
    {
        object?[][] rows = [Header, ["张示例", Given.Id, "平里村", "12000"]];
        var august = Given.Take("medical-insurance", rows);
        var corrected = Given.Take("medical-insurance", Header, ["张示例", Given.Id, "平里村", "13000"]);
        var july = Given.Take(SheetOf.Rows(rows), Given.Request("medical-insurance") with { Period = new Period(2022, 7) });

        corrected.Alerts[0].AlertId.ShouldBe(august.Alerts[0].AlertId);
        july.Alerts[0].AlertId.ShouldNotBe(august.Alerts[0].AlertId);
        july.EventKeys.ShouldBe(august.EventKeys);
    }

    [Test]
    public void A_row_without_an_id_is_known_by_name_and_village()
    {
        var taken = Given.Take("medical-insurance", Header, ["张示例", null, "平里村", "12000"], ["张示例", null, "另一村", "12000"], ["张示例", "无", "平里村", "1"]);

        taken.Alerts[0].AlertId.ShouldNotBe(taken.Alerts[1].AlertId);
        taken.Alerts[0].AlertId.ShouldBe(taken.Alerts[2].AlertId);
    }

    private static Taken Housing(object date) => Given.Take("housing", ["户主姓名", "身份证号", "危房等级", "鉴定日期"], ["李样例", Given.Id, "D", date]);
}
