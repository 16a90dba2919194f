using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.Serving;

public sealed class RosterPreparationTests
{
    [Test]
    public async Task A_server_has_the_newest_roster_in_memory_before_the_first_file()
    {
        using var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);

        await using var server = await Server.StartAsync(place);

        for (var patience = DateTime.UtcNow.AddSeconds(60); !Said(place).Contains("Roster version 1 is in memory", StringComparison.Ordinal); await Task.Delay(50))
        {
            DateTime.UtcNow.ShouldBeLessThan(patience, Said(place));
        }
    }

    private static string Said(Workplace place) => !Directory.Exists(Path.Combine(place.Data, "logs")) ? "" : string.Concat(Directory.GetFiles(Path.Combine(place.Data, "logs")).Select(file =>
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));
}
