using System.Xml.Linq;

namespace AlertExchange.Architecture.Tests;

/// <summary>Who may know whom (docs/adr/0001): held in the project files and in the compiled assemblies.</summary>
public sealed class RoomDependencyTests
{
    private static IReadOnlyList<Room> Rooms => Room.All;

    [Test]
    public void The_table_lists_every_room_of_the_house() =>
        Directory.GetDirectories(Repository.PathOf("src")).Select(d => Path.GetFileName(d)!)
            .ShouldBe(Room.All.Select(r => r.ProjectName), ignoreOrder: true);

    [TestCaseSource(nameof(Rooms))]
    public void A_project_refers_only_to_rooms_it_may_know(Room room)
    {
        var known = XDocument.Load(room.ProjectFile).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        known.Except(room.MayKnow.Select(n => $"AlertExchange.{n}")).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Rooms))]
    public void An_assembly_uses_only_rooms_it_may_know(Room room)
    {
        var rooms = Room.All.ToDictionary(r => r.AssemblyName, r => r.Name, StringComparer.Ordinal);

        var used = room.Compiled.Assemblies.Where(rooms.ContainsKey).Select(a => rooms[a]);

        used.Except(room.MayKnow).ShouldBeEmpty();
    }

    /// <summary>A package and the only rooms that may use its types. What a room wraps, the others ask the room for.</summary>
    [TestCase("MassTransit", "Pipeline")]
    [TestCase("RabbitMQ", "Pipeline")]
    [TestCase("Polly", "Pipeline", "Storage")]
    [TestCase("Dapper", "Storage")]
    [TestCase("Microsoft.Data.Sqlite", "Storage")]
    [TestCase("SQLitePCLRaw", "Storage")]
    [TestCase("Npgsql", "Storage")]
    [TestCase("Microsoft.Data.SqlClient", "Storage")]
    [TestCase("ExcelDataReader", "Intake")]
    [TestCase("ClosedXML", "Intake")]
    [TestCase("System.CommandLine", "Host")]
    [TestCase("Spectre.Console", "Host")]
    [TestCase("Serilog", "Host")]
    // Stations count with the framework's own instruments; who listens to them is decided where the process is put together.
    [TestCase("OpenTelemetry", "Web", "Host")]
    public void A_package_stays_in_its_room(string package, params string[] owners) =>
        Room.All.Where(r => r.Compiled.Assemblies.Any(a => a == package || a.StartsWith(package + '.', StringComparison.Ordinal)))
            .Select(r => r.Name)
            .Except(owners)
            .ShouldBeEmpty();

    [Test]
    public void Contracts_need_no_package() =>
        XDocument.Load(Room.Named("Contracts").ProjectFile).Descendants("PackageReference").ShouldBeEmpty();

    [Test]
    public void Packages_have_their_versions_in_one_place()
    {
        foreach (var project in Repository.TextFiles.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            XDocument.Load(Repository.PathOf(project)).Descendants("PackageReference")
                .ShouldAllBe(p => p.Attribute("Version") == null && p.Attribute("VersionOverride") == null, project);
            Repository.TextFiles.ShouldContain(project[..(project.LastIndexOf('/') + 1)] + "packages.lock.json");
        }
    }

    [Test]
    public void Every_project_is_built_by_the_solution()
    {
        var solution = Repository.Text("AlertExchange.sln").Replace('\\', '/');

        foreach (var project in Repository.TextFiles.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            solution.ShouldContain(project);
        }
    }
}
