using AlertExchange.Engine.Policies;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Submitting;
using Microsoft.Extensions.DependencyInjection;

namespace AlertExchange.Host.Tests.CommandLine;

/// <summary>What an operator sees of work that failed, and how it is done again.</summary>
public sealed class DeadLetterTests
{
    [Test]
    public async Task A_household_that_failed_is_listed_shown_and_replayed_by_the_repaired_program()
    {
        using var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        await SubmitWithDefectAsync(place);

        var status = await place.RunAsync("status", "--period", Workplace.Month);
        var letter = (await RunAsync(place, "dead-letter", "list", "--json")).Exits(0).Json.EnumerateArray().ShouldHaveSingleItem();
        var id = letter.GetProperty("id").GetString()!;
        var shown = (await RunAsync(place, "dead-letter", "show", "--id", id)).Exits(0);
        var replayed = (await RunAsync(place, "dead-letter", "replay", "--id", id, "--by", "李工")).Exits(0);

        status.Exits(0).Output.ShouldContain("搁置 0 行、1 户");
        letter.GetProperty("kind").GetString().ShouldBe("household");
        shown.Output.ShouldContain("户编号 H0002");
        shown.Output.ShouldContain("System.InvalidOperationException");
        shown.Text.ShouldNotContain(SmallCounty.Id(2));
        shown.Text.ShouldNotContain(SmallCounty.Name(2));
        replayed.Output.ShouldContain("已重做");
        (await RunAsync(place, "dead-letter", "list")).Exits(0).Output.ShouldContain("没有搁置的内容");
        (await place.ExportAsync("warnings")).Rows.Count.ShouldBe(3);
        await using var exchange = InProcess.Open(place.Data);
        var store = exchange.Get<Storage.ExchangeStore>();
        store.Read(scope => store.DeadLetters.ListReplays(scope)).ShouldHaveSingleItem().By.ShouldBe("李工");
    }

    [Test]
    public async Task What_waits_in_the_store_is_listed_although_the_broker_is_away()
    {
        using var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        await SubmitWithDefectAsync(place);
        var config = place.Write("alertx.yaml", "county: nowhere", $"dataDirectory: {place.Data}", "transport: { kind: rabbitmq, host: 127.0.0.1, port: 1 }");

        var listed = await Alertx.RunAsync(["dead-letter", "list", "--config", config], place.Root, namesFaults: true);

        listed.ExitsWithReason(1, "连不上 RabbitMQ").Output.ShouldContain("household-");
    }

    [Test]
    public async Task What_does_not_exist_ends_with_3_and_a_reason()
    {
        using var place = new Workplace();

        (await place.RunAsync("dead-letter", "show", "--id", "row-1-1")).ExitsWithReason(3, "row-1-1");
        (await place.RunAsync("dead-letter", "replay", "--id", "row-1-1")).Exits(3).Output.ShouldContain("没有这一条");
        (await place.RunAsync("dead-letter", "replay", "--id", "message-1", "--body", place.PathOf("没有.json"))).ExitsWithReason(3, "找不到文件");
        (await place.RunAsync("dead-letter", "replay", "--all")).Exits(0).Output.ShouldContain("没有搁置的内容");
    }

    /// <summary>A file handed in to a program whose assessment fails on one figure.</summary>
    private static async Task SubmitWithDefectAsync(Workplace place)
    {
        await using var defective = await InProcess.StartAsync(place.Data, services => services.AddSingleton<AssessHousehold>(_ => (profile, household, asOf) =>
            household.Alerts.Any(a => a.Measure == 15_000) ? throw new InvalidOperationException("defect") : Assessor.Assess(profile, household, asOf)));
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 15_000), SmallCounty.Medical(3, 13_000));
        await using var content = File.OpenRead(file);
        var request = new SubmitRequest { FileName = "医保.csv", Department = new("medical-insurance"), Period = Workplace.Period };
        var result = await defective.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double?, string)>(), default);
        result.ShouldBeOfType<SubmitResult.Ended>().Summary.ParkedHouseholds.ShouldBe(1);
        (await defective.Get<DeadLetterDesk>().ListAsync(default)).Count.ShouldBe(1);
    }

    private static Task<CommandResult> RunAsync(Workplace place, params string[] arguments) =>
        Alertx.RunAsync([.. arguments, "--data", place.Data], place.Root, namesFaults: true);
}
