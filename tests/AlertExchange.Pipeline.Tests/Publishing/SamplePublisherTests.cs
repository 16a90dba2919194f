using System.Text.Json;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests.Publishing;

/// <summary>The sample in another language does what the guide says, with the rights that a department has.</summary>
public sealed class SamplePublisherTests
{
    private const string Medical = "medical-insurance";

    [Test]
    public async Task It_publishes_a_batch_and_prints_the_reply()
    {
        SamplePublisher.Require();
        await using var broker = TestBroker.Require(Medical);
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder, broker);
        await exchange.ImportAsync(Folk.Families);

        var (code, output, errors) = await SamplePublisher.PublishAsync(UrlOf(broker), broker.Settings.County, Medical, SamplePublisher.Example);

        code.ShouldBe(0, errors);
        var reply = JsonDocument.Parse(output.Split('\n')[0]).RootElement.GetProperty("body");
        reply.GetProperty("verdict").GetString().ShouldBe("accepted");
        var ended = await exchange.FinishedAsync(reply.GetProperty("submissionId").GetString()!);
        (ended.State, ended.Counts.Definite).ShouldBe((SubmissionState.Completed, 1));
        (await SamplePublisher.PublishAsync(UrlOf(broker), broker.Settings.County, Medical, SamplePublisher.Example)).Output.ShouldContain("same-batch");
    }

    [Test]
    public async Task It_tells_of_a_refusal_with_its_reasons()
    {
        SamplePublisher.Require();
        await using var broker = TestBroker.Require(Medical);
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder, broker);
        var batch = JsonNode.Parse(await File.ReadAllTextAsync(SamplePublisher.Example))!;
        batch["alerts"]![0]!["facts"]!.AsObject().Remove("yearToDateSelfPay");
        var file = Path.Combine(folder.Path, "batch.json");
        await File.WriteAllTextAsync(file, batch.ToJsonString());

        var (code, output, _) = await SamplePublisher.PublishAsync(UrlOf(broker), broker.Settings.County, Medical, file);

        code.ShouldBe(3);
        output.ShouldContain("alerts[0].facts.yearToDateSelfPay");
        output.ShouldContain("年度内累计个人自付");
    }

    [Test]
    public async Task A_departments_user_writes_to_its_own_exchange_and_reads_its_own_replies_and_nothing_else()
    {
        SamplePublisher.Require();
        var control = SamplePublisher.RequireControl();
        await using var broker = TestBroker.Require(Medical, "education");
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder, broker, "education");
        await exchange.ImportAsync(Folk.Families);
        var password = Path.Combine(folder.Path, "password");
        await File.WriteAllTextAsync(password, "sixteen characters or more");
        var county = broker.Settings.County;

        (await SamplePublisher.AddUserAsync(control, county, Medical, password)).Code.ShouldBe(0);
        (await SamplePublisher.AddUserAsync(control, county, Medical, password)).Code.ShouldBe(0, "renewing it is no failure");
        var url = UrlOf(broker, $"{county}-{Medical}:{Uri.EscapeDataString("sixteen characters or more")}");
        var own = await SamplePublisher.PublishAsync(url, county, Medical, SamplePublisher.Example);
        var other = await SamplePublisher.PublishAsync(url, county, "education", SamplePublisher.Example, timeout: 5);
        await SamplePublisher.RunAsync(control, ["-q", "delete_user", $"{county}-{Medical}"], []);

        own.Code.ShouldBe(0, own.Errors);
        other.Code.ShouldBe(1);
        other.Errors.ShouldContain("ACCESS_REFUSED");
        (await broker.MessagesAsync("alerts.education")).ShouldBe(0u);
    }

    private static async Task<Exchange> StartAsync(DataFolder folder, TestBroker broker, params string[] others)
    {
        var exchange = await Exchange.StartAsync(folder, broker.Settings, set: s => s with { Publishers = [new DepartmentId(Medical), .. others.Select(o => new DepartmentId(o))] });
        foreach (var department in others.Prepend(Medical))
            await broker.DeclaredAsync("replies." + department);
        return exchange;
    }

    private static string UrlOf(TestBroker broker, string user = "") =>
        $"amqp://{(user.Length > 0 ? user : $"{broker.Settings.User}:{broker.Settings.Password.Value}")}@{broker.Settings.Host}:{broker.Settings.Port}/";
}
