using AlertExchange.Storage.Submissions;

namespace AlertExchange.Host.Tests.Faults;

/// <summary>The database server is stopped and killed while files are worked on, and comes back with what was committed.</summary>
public sealed class DatabaseAwayTests
{
    [Test]
    public async Task Work_goes_on_where_it_stood_when_the_database_is_back()
    {
        var month = FaultSetUp.Month;
        var folder = Directory.CreateTempSubdirectory("alertx-database-").FullName;
        try
        {
            await using var server = await PrivateServer.PostgreSqlAsync(folder);
            await using var county = await FaultCounty.StartAsync(
                month, [.. FaultServers.Broker(FaultServers.Variable("ALERTEXCHANGE_TEST_RABBITMQ")), FaultServers.Database($"Host=127.0.0.1;Port={server.Port};Username=alertexchange;Database=postgres")]);
            county.StartWorker();
            county.StartWorker();
            await county.HandInAsync(month);
            foreach (var (state, kill) in ((SubmissionState, bool)[])[(SubmissionState.Reading, false), (SubmissionState.Reading, true), (SubmissionState.Accepted, true)])
            {
                await FaultCounty.UntilAsync(() => county.Submissions().Any(s => s.State == state) || county.Submissions().All(s => s.IsFinished), $"a submission in the state {state}");
                await server.StopAsync(kill);
                await Task.Delay(Random.Shared.Next(1500));
                await server.StartAsync();
            }

            await county.ShouldEndLikeAsync(month, "the database was stopped once and killed twice");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
