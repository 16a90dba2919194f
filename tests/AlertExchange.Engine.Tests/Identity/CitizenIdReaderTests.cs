using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Tests.Identity;

public sealed class CitizenIdReaderTests
{
    private const string Sound = "341098195203151237";

    [Test]
    public void A_clean_id_is_sound_and_the_same_string()
    {
        var text = SyntheticIds.Of(1952, 3, 15, 123).Reveal();

        var reading = CitizenIdReader.Read(text);

        reading.State.ShouldBe(CitizenIdState.Sound);
        reading.Text.ShouldBeSameAs(text);
        reading.Repairs.ShouldBe(CitizenIdRepairs.None);
    }

    [Test]
    public void Reading_a_clean_id_allocates_nothing()
    {
        var text = SyntheticIds.Of(1952, 3, 15, 123).Reveal();
        CitizenIdReader.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            CitizenIdReader.Read(text);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [TestCase("'341098195203151237")]
    [TestCase("‘341098195203151237’")]
    [TestCase("`341098195203151237")]
    [TestCase("\"341098195203151237\"")]
    [TestCase(" 341098 19520315 1237 ")]
    [TestCase("\u00A0341098195203151237\u3000")]
    [TestCase("\u200B3410981952\uFEFF03151237\u200D")]
    [TestCase("\t341098195203151237\r\n")]
    [TestCase("341098-19520315-1237")]
    [TestCase("341098—19520315—1237。")]
    public void What_spreadsheets_and_chats_add_is_stripped(string written)
    {
        var reading = CitizenIdReader.Read(written);

        reading.State.ShouldBe(CitizenIdState.Sound);
        reading.Text.ShouldBe(Sound);
        reading.Repairs.ShouldBe(CitizenIdRepairs.Stripped);
    }

    [Test]
    public void Full_width_digits_are_narrowed()
    {
        var reading = CitizenIdReader.Read("３４１０９８195203151237");

        reading.Text.ShouldBe(Sound);
        reading.Repairs.ShouldBe(CitizenIdRepairs.Narrowed);
    }

    [TestCase('x', CitizenIdRepairs.UpperCased)]
    [TestCase('Ｘ', CitizenIdRepairs.Narrowed)]
    [TestCase('ｘ', CitizenIdRepairs.Narrowed | CitizenIdRepairs.UpperCased)]
    [TestCase('×', CitizenIdRepairs.Narrowed)]
    [TestCase('Х', CitizenIdRepairs.Narrowed)]
    [TestCase('*', CitizenIdRepairs.Narrowed)]
    public void Look_alikes_of_the_check_character_are_read_as_X(char lookAlike, CitizenIdRepairs repairs)
    {
        var text = SyntheticIds.EndingInX();

        var reading = CitizenIdReader.Read(text[..17] + lookAlike);

        reading.State.ShouldBe(CitizenIdState.Sound);
        reading.Text.ShouldBe(text);
        reading.Repairs.ShouldBe(repairs);
    }

    [Test]
    public void A_masked_id_is_malformed() => CitizenIdReader.Read("341098********1237").State.ShouldBe(CitizenIdState.Malformed);

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("无")]
    [TestCase("無")]
    [TestCase("不详")]
    [TestCase("暂无")]
    [TestCase("暂未办理")]
    [TestCase("没有")]
    [TestCase("（无）")]
    [TestCase("未上户")]
    [TestCase("/")]
    [TestCase("—")]
    [TestCase("--")]
    [TestCase("0")]
    [TestCase("000000000000000000")]
    [TestCase("N/A")]
    [TestCase("null")]
    public void Words_for_nothing_are_absent(string written)
    {
        var reading = CitizenIdReader.Read(written);

        reading.State.ShouldBe(CitizenIdState.Absent);
        reading.Text.ShouldBeNull();
    }

    [Test]
    public void A_missing_cell_is_absent() => CitizenIdReader.Read((string?)null).State.ShouldBe(CitizenIdState.Absent);

    [Test]
    public void A_wrong_check_digit_is_told_and_the_text_kept()
    {
        var reading = CitizenIdReader.Read("341098195203151238");

        reading.State.ShouldBe(CitizenIdState.CheckDigitFails);
        reading.Text.ShouldBe("341098195203151238");
        reading.Id.ShouldBe(default);
    }

    [TestCase("341098195203151000", "341098195203151")]
    [TestCase("3.41098195203151E+17", "341098195203151")]
    [TestCase("3.41098E+17", "341098")]
    [TestCase("3.41e+17", "341")]
    [TestCase("３．４１Ｅ＋１７", "341")]
    [TestCase("341098195203151232.00", "341098195203151")]
    public void Text_that_went_through_a_number_cell_has_lost_digits(string written, string remainder)
    {
        var reading = CitizenIdReader.Read(written);

        reading.State.ShouldBe(CitizenIdState.DigitsLost);
        reading.Text.ShouldBe(remainder);
    }

    [TestCase(341098195203151237d, "341098195203151")]
    [TestCase(3.41098195203151e17, "341098195203151")]
    [TestCase(3410981952031512d, "341098195203151")]
    public void A_number_cell_of_sixteen_digits_or_more_has_lost_digits_whatever_it_shows(double cell, string remainder)
    {
        var reading = CitizenIdReader.ReadNumber(cell);

        reading.State.ShouldBe(CitizenIdState.DigitsLost);
        reading.Text.ShouldBe(remainder);
    }

    [Test]
    public void A_number_cell_of_fifteen_digits_may_be_a_first_generation_id()
    {
        var reading = CitizenIdReader.ReadNumber(341098680922048d);

        reading.State.ShouldBe(CitizenIdState.Sound);
        reading.Repairs.ShouldBe(CitizenIdRepairs.UpgradedFrom15);
        reading.Text![..17].ShouldBe("34109819680922048");
    }

    [TestCase(0d, CitizenIdState.Absent)]
    [TestCase(-5d, CitizenIdState.Malformed)]
    [TestCase(12.5, CitizenIdState.Malformed)]
    [TestCase(1e300, CitizenIdState.Malformed)]
    [TestCase(double.NaN, CitizenIdState.Malformed)]
    [TestCase(double.PositiveInfinity, CitizenIdState.Malformed)]
    [TestCase(13812345678d, CitizenIdState.Malformed)]
    public void Other_number_cells_are_no_ids(double cell, CitizenIdState state) => CitizenIdReader.ReadNumber(cell).State.ShouldBe(state);

    [Test]
    public void A_first_generation_id_is_upgraded_with_the_nineteenth_century_digits_and_a_check_digit()
    {
        var reading = CitizenIdReader.Read("341098520315123");

        reading.State.ShouldBe(CitizenIdState.Sound);
        reading.Text.ShouldBe("341098195203151237");
        reading.Repairs.ShouldBe(CitizenIdRepairs.UpgradedFrom15);
    }

    [Test]
    public void Fifteen_digits_that_can_only_be_the_head_of_eighteen_have_lost_digits()
    {
        // 7–8 are 19, 9–10 (52) no month, 11–14 (0315) a month and a day.
        var reading = CitizenIdReader.Read("341098195203151");

        reading.State.ShouldBe(CitizenIdState.DigitsLost);
        reading.Text.ShouldBe("341098195203151");
    }

    [Test]
    public void Fifteen_digits_with_no_date_in_them_are_malformed() => CitizenIdReader.Read("341098999999999").State.ShouldBe(CitizenIdState.Malformed);

    [TestCase("34109819680922048142", 4, 2)]
    [TestCase("3410981968092204814201", 4, 2)]
    [TestCase("34109819680922048142B1", 4, 2)]
    [TestCase("34109819680922048171", 7, 1)]
    public void A_disability_certificate_gives_id_class_and_grade(string written, byte disabilityClass, byte grade)
    {
        var reading = CitizenIdReader.Read(written);

        reading.State.ShouldBe(CitizenIdState.Sound);
        reading.Text.ShouldBe("341098196809220481");
        reading.Repairs.ShouldBe(CitizenIdRepairs.TakenFromDisabilityCertificate);
        reading.DisabilityClass.ShouldBe(disabilityClass);
        reading.DisabilityGrade.ShouldBe(grade);
    }

    [TestCase("34109819680922048182")]
    [TestCase("34109819680922048145")]
    [TestCase("341098196809220481421")]
    public void Other_lengths_classes_and_grades_are_malformed(string written) => CitizenIdReader.Read(written).State.ShouldBe(CitizenIdState.Malformed);

    [TestCase("G341098195203151237")]
    [TestCase("g341098195203151237")]
    [TestCase("Ｇ341098195203151237")]
    public void A_student_number_gives_the_id_behind_its_G(string written)
    {
        var reading = CitizenIdReader.Read(written);

        reading.State.ShouldBe(CitizenIdState.Sound);
        reading.Text.ShouldBe(Sound);
        reading.Repairs.HasFlag(CitizenIdRepairs.TakenFromStudentNumber).ShouldBeTrue();
    }

    [TestCase("L341098195203151237")]
    [TestCase("J341098195203151237")]
    public void Student_numbers_of_other_letters_are_no_citizen_ids(string written) => CitizenIdReader.Read(written).State.ShouldBe(CitizenIdState.Malformed);

    [TestCase("张三")]
    [TestCase("34109819520315")]
    [TestCase("34109819520315123")]
    [TestCase("3410981952031512377")]
    [TestCase("111111111111111111")]
    public void Anything_else_is_malformed(string written) => CitizenIdReader.Read(written).State.ShouldBe(CitizenIdState.Malformed);

    [Test]
    public void A_cell_full_of_prose_is_malformed_and_cut() =>
        CitizenIdReader.Read(new string('甲', 40_000)).Text!.Length.ShouldBeLessThanOrEqualTo(64);

    [Test]
    public void A_reading_prints_masked() => CitizenIdReader.Read(Sound).ToString().ShouldBe("Sound 341098********1237");
}
