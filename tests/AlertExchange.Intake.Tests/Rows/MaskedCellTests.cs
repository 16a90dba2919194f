using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Rows;

namespace AlertExchange.Intake.Tests.Rows;

/// <summary>How much of a cell is shown.</summary>
public sealed class MaskedCellTests
{
    [TestCase("341098195203151237", FieldType.CitizenId, "341098********1237")]
    [TestCase("34109819520315123742", FieldType.DisabilityCertificate, "341098**********3742")]
    [TestCase(" 13900001234 ", FieldType.Phone, "139****1234")]
    [TestCase("0559-4512345", FieldType.Phone, "055*****2345")]
    [TestCase("G341098201003151237", FieldType.StudentNumber, "G34109*********1237")]
    [TestCase("12000.5", FieldType.Amount, "12000.5")]
    [TestCase("2022-08-05", FieldType.Date, "2022-08-05")]
    [TestCase("本人电话 13900001234", FieldType.Text, "本人电话 139****1234")]
    [TestCase("13900001234", null, "139****1234")]
    [TestCase("平里村二组", null, "平里村二组")]
    public void A_number_that_points_at_a_person_keeps_at_least_four_characters_to_itself(string written, FieldType? type, string shown) =>
        MaskedCell.Of(written, type).ShouldBe(shown);
}
