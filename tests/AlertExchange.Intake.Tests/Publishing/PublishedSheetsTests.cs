using System.Text;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Intake.Publishing;

namespace AlertExchange.Intake.Tests.Publishing;

/// <summary>A published batch is read as the department's own table would be.</summary>
public sealed class PublishedSheetsTests
{
    private static IReadOnlyList<AlertKind> Kinds => AlertKinds.All;

    [TestCaseSource(nameof(Kinds))]
    public void Every_value_of_a_kind_comes_through(AlertKind kind)
    {
        var department = Given.Catalog.Departments.First(d => d.Forms.Any(f => f.Kind == kind)).Id;
        var published = Batches.Alert(kind, a =>
        {
            a["department"] = department.Value;
            a["period"] = "2022-08";
        });

        var taken = Take(department, Batches.Of(published));

        taken.Rejected.ShouldBeEmpty();
        var alert = JsonNode.Parse(AlertJson.Serialize(taken.Alerts.ShouldHaveSingleItem()))!;
        var form = Given.Catalog.Form(department, kind)!;
        foreach (var (name, value) in published["facts"]!.AsObject().Where(f => form.Columns.Any(c => AlertExchange.Intake.Forms.Fields.NameOf(c.Field) == f.Key)))
        {
            alert["facts"]![name].ShouldNotBeNull(name);
            (JsonNode.DeepEquals(alert["facts"]![name], value) || alert["facts"]![name]!.GetValue<decimal>() == value!.GetValue<decimal>()).ShouldBeTrue($"{name}: {alert["facts"]![name]}");
        }

        alert["subject"]!["name"]?.GetValue<string>().ShouldBe(published["subject"]!["name"]?.GetValue<string>());
        alert["subject"]!["citizenId"]?.GetValue<string>().ShouldBe(published["subject"]!["citizenId"]?.GetValue<string>());
    }

    [Test]
    public void Identity_comes_from_the_values_and_not_from_the_sender()
    {
        var table = Given.Take("medical-insurance", ["乡镇", "村", "姓名", "身份证号", "个人自付"], ["平里镇", "平里村", "张某某", Given.OtherId, "9000"]);

        var taken = Take(new DepartmentId("medical-insurance"), Batches.Of(
            Batches.Alert(AlertKind.MedicalCost, a => a["alertId"] = new string('f', 32)),
            Batches.Alert(AlertKind.MedicalCost, a => a["subject"]!["citizenId"] = Given.Id)));

        taken.Alerts.Select(a => a.AlertId).ShouldBe([table.Alerts.Single().AlertId, taken.Alerts[1].AlertId]);
        taken.EventKeys[0].ShouldBe(table.EventKeys.Single());
        taken.Alerts[1].AlertId.ShouldNotBe(taken.Alerts[0].AlertId);
        taken.Alerts.Select(a => a.Source.Row).ShouldBe([2, 3]);
    }

    [Test]
    public void A_number_is_cleaned_and_judged_whatever_state_the_sender_claims()
    {
        var taken = Take(new DepartmentId("medical-insurance"), Batches.Of(
            Batches.Alert(AlertKind.MedicalCost, a => a["subject"]!["citizenId"] = "341098196809220482"),
            Batches.Alert(AlertKind.MedicalCost, a =>
            {
                a["subject"]!["citizenIdAsWritten"] = " ３４１０９８１９６８０９２２０４８１ ";
                a["subject"]!["citizenIdState"] = "malformed";
                a["subject"]!.AsObject().Remove("citizenId");
            })));

        taken.Alerts.Select(a => a.Subject.CitizenIdState).ShouldBe([CitizenIdState.CheckDigitFails, CitizenIdState.Sound]);
        taken.Alerts[1].Subject.CitizenId.ShouldBe("341098196809220481");
    }

    [Test]
    public void A_row_that_cannot_be_taken_leads_back_to_its_path()
    {
        using var sheets = Sheets(new DepartmentId("medical-insurance"), Batches.Of(
            Batches.Alert(AlertKind.MedicalCost),
            Batches.Alert(AlertKind.MedicalCost, a =>
            {
                a["subject"]!.AsObject().Remove("name");
                a["subject"]!.AsObject().Remove("citizenId");
                a["subject"]!["citizenIdState"] = "absent";
            })));

        var rejected = Given.Take(sheets, Given.Request("medical-insurance")).Rejected.ShouldHaveSingleItem();

        PublishedSheets.AlertOf(rejected.Row).ShouldBe(1);
        sheets.PathOf(rejected.Row, rejected.Problems[0].Column).ShouldStartWith("alerts[1]");
        sheets.PathOf(2, "个人自付（元）").ShouldBe("alerts[0].facts.yearToDateSelfPay");
    }

    [Test]
    public void A_file_that_holds_a_batch_is_opened_as_one()
    {
        var request = Given.Request("medical-insurance");
        using var sheets = IntakeFile.Open(new MemoryStream(Batches.Of(Batches.Alert(AlertKind.MedicalCost)).Utf8()), request, Given.Catalog);
        using var table = IntakeFile.Open(new MemoryStream(Encoding.UTF8.GetBytes("姓名,身份证号,个人自付\n张,x,1\n")), request, Given.Catalog);

        sheets.ShouldBeOfType<PublishedSheets>();
        table.ShouldNotBeOfType<PublishedSheets>();
        Should.Throw<IntakeRefusedException>(() => IntakeFile.Open(new MemoryStream("{\"a\":1}"u8.ToArray()), request, Given.Catalog)).Refusal.Code.ShouldBe("schema.required");
        Should.Throw<IntakeRefusedException>(() => IntakeFile.Open(
            new MemoryStream(Batches.Of(Batches.Alert(AlertKind.MedicalCost, a => a["period"] = "2022-07")).Utf8()), request, Given.Catalog)).Refusal.Code.ShouldBe("period.mixed");
    }

    private static Taken Take(DepartmentId department, JsonObject batch)
    {
        using var sheets = Sheets(department, batch);
        return Given.Take(sheets, Given.Request(department.Value));
    }

    private static PublishedSheets Sheets(DepartmentId department, JsonObject batch) =>
        new(PublishedBatch.Read(batch.Utf8()).Batch.ShouldNotBeNull(), department, Given.Catalog);
}
