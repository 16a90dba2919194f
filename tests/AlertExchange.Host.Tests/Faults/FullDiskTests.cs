namespace AlertExchange.Host.Tests.Faults;

/// <summary>
/// The store has no room left. A limit on the size of a file stands for the full disk: every write beyond it fails as it would there, and it
/// needs no rights.
/// </summary>
public sealed class FullDiskTests
{
    /// <summary>In blocks of 1024 bytes, beyond what the database has before: room to begin, and far less than the month needs.</summary>
    private const int Room = 500;

    [Test]
    public async Task Work_that_finds_no_room_waits_for_it_and_then_ends_as_an_undisturbed_one()
    {
        var month = FaultSetUp.Month;
        var before = new FileInfo(Path.Combine(month.Rostered.Data, "exchange.db")).Length / 1024;
        await using var county = await FaultCounty.StartAsync(month);
        await county.HandInAsync(month);
        // A shell that ignores the signal for it: the write fails, and the process learns of it. The runtime's own double mapping would meet the limit too.
        var cramped = county.StartWorker($"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f {before + Room}");
        await FaultCounty.UntilAsync(() => Log(county).Contains("The store cannot be used", StringComparison.Ordinal), () => "the worker met the limit: " + Log(county));
        county.Submissions().ShouldContain(s => !s.IsFinished);
        cramped.HasExited.ShouldBeFalse("it waits for room");
        await county.KillAsync(cramped);

        county.StartWorker();

        await county.ShouldEndLikeAsync(month, "the disk was full");
    }

    private static string Log(FaultCounty county) => Directory.Exists(Path.Combine(county.Place.Data, "logs"))
        ? string.Concat(Directory.GetFiles(Path.Combine(county.Place.Data, "logs")).Select(Read))
        : "";

    private static string Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
