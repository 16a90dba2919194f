namespace AlertExchange.Architecture.Tests;

/// <summary>The Engine is a pure heart, and time is passed in: seen in what the assemblies refer to.</summary>
public sealed class PurityTests
{
    private static readonly string[] Clocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
    ];

    private static readonly string[] OwnWillOrChance =
    [
        "System.TimeProvider.get_System", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Diagnostics.Stopwatch.StartNew", "System.Diagnostics.Stopwatch.GetTimestamp",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random.get_Shared", "System.Threading.Thread.Sleep",
    ];

    private static readonly string[] Files =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
        "System.IO.Path", "System.IO.FileSystemWatcher", "System.IO.MemoryMappedFiles.MemoryMappedFile",
    ];

    private static readonly string[] OuterWorlds = ["Microsoft.Data", "System.Data", "System.Net", "Microsoft.Extensions", "Microsoft.AspNetCore", "MassTransit"];

    private static IReadOnlyList<Room> Rooms => Room.All;

    private static IEnumerable<Room> PureRooms => [Room.Named("Contracts"), Room.Named("Engine")];

    [TestCaseSource(nameof(PureRooms))]
    public void A_pure_room_touches_no_file(Room room) => room.Compiled.Types.Intersect(Files).ShouldBeEmpty();

    [TestCaseSource(nameof(PureRooms))]
    public void A_pure_room_knows_no_database_no_network_no_bus(Room room) =>
        room.Compiled.Types.Where(t => OuterWorlds.Any(w => t.StartsWith(w + '.', StringComparison.Ordinal))).ShouldBeEmpty();

    [TestCaseSource(nameof(PureRooms))]
    public void A_pure_room_has_no_clock_and_no_dice(Room room) =>
        room.Compiled.Members.Intersect(Clocks.Concat(OwnWillOrChance)).ShouldBeEmpty();

    [Test]
    public void The_simulation_repeats_itself_from_its_seed() =>
        Room.Named("Simulation").Compiled.Members
            .Intersect(Clocks.Concat(["System.TimeProvider.get_System", "System.Guid.NewGuid", "System.Random.get_Shared"]))
            .ShouldBeEmpty();

    [TestCaseSource(nameof(Rooms))]
    public void No_room_reads_the_wall_clock_itself(Room room) => room.Compiled.Members.Intersect(Clocks).ShouldBeEmpty();

    [TestCaseSource(nameof(Rooms))]
    public void The_real_clock_is_chosen_only_where_services_are_composed(Room room)
    {
        if (room.Name is not ("Host" or "Pipeline"))
        {
            room.Compiled.Members.ShouldNotContain("System.TimeProvider.get_System");
        }
    }

    [TestCaseSource(nameof(Rooms))]
    public void No_room_asks_for_the_machines_culture_or_zone(Room room) =>
        room.Compiled.Members.Intersect(
        [
            "System.Globalization.CultureInfo.get_CurrentCulture",
            "System.Globalization.CultureInfo.get_CurrentUICulture",
            "System.TimeZoneInfo.get_Local",
        ]).ShouldBeEmpty();

    [TestCaseSource(nameof(Rooms))]
    public void Only_the_host_speaks_to_the_terminal(Room room)
    {
        if (room.Name != "Host")
        {
            room.Compiled.Types.ShouldNotContain("System.Console");
        }
    }

    [TestCaseSource(nameof(Rooms))]
    public void A_class_that_nothing_derives_from_is_sealed(Room room) => room.Compiled.OpenClasses.ShouldBeEmpty();
}
