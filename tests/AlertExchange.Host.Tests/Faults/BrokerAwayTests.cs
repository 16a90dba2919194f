using AlertExchange.Host.Tests.Running;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Host.Tests.Faults;

/// <summary>The broker is away at the start, goes while files are worked on, and comes back.</summary>
public sealed class BrokerAwayTests
{
    [Test]
    public async Task Files_are_taken_in_without_the_broker_and_worked_on_when_it_is_back()
    {
        var month = FaultSetUp.Month;
        var folder = Directory.CreateTempSubdirectory("alertx-broker-").FullName;
        try
        {
            await using var broker = await PrivateServer.RabbitMqAsync(folder);
            await using var county = await FaultCounty.StartAsync(month, FaultServers.Broker($"amqp://127.0.0.1:{broker.Port}"));
            county.StartWorker();
            await county.HandInAsync(month.Files[0]);
            await FaultCounty.UntilAsync(() => county.Submissions()[0].State == SubmissionState.Reading, "the first file is being read");

            // In the middle of a file, with messages on their way.
            await broker.StopAsync(kill: true);
            await county.HandInAsync(month.Files[1]);
            await county.HandInAsync(month.Files[2]);
            county.Submissions().Count.ShouldBe(3);

            // A worker that starts while it is away waits for it.
            county.StartWorker();
            await broker.StartAsync();
            await county.HandInAsync(month.Files[3]);
            await FaultCounty.UntilAsync(() => county.Submissions()[0].State > SubmissionState.Reading, "the first file is read");
            await broker.StopAsync();
            await county.HandInAsync(month.Files[4]);
            await broker.StartAsync();
            await county.HandInAsync(month.Files[5]);
            await county.HandInAsync(month.Files[6]);

            await county.ShouldEndLikeAsync(month, "the broker was killed once and stopped once");
            var log = string.Concat(Directory.GetFiles(Path.Combine(county.Place.Data, "logs")).Select(File.ReadAllText));
            log.ShouldContain("cannot be reached");
            log.ShouldContain("Connected with the broker");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_command_without_broker_and_without_workers_does_the_work_itself()
    {
        using var place = new Workplace();
        var roster = SmallCounty.WriteRoster(place);
        (await place.RunAsync("roster", "import", roster)).Exits(0);
        var config = place.Write("alertx.yaml", [$"dataDirectory: {place.Data}", .. FaultServers.Broker("amqp://127.0.0.1:1")]);
        var file = place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000));

        var result = await Alertx.RunAsync(["submit", file, "--department", "medical-insurance", "--period", Workplace.Month, "--config", config, "--json"], place.Root);

        result.Exits(0).Json.GetProperty("state").GetString().ShouldBe("completed");
        result.Errors.ShouldContain("已存妥");
        (await place.ExportAsync("tasks")).Rows.Count.ShouldBe(1);
    }
}
