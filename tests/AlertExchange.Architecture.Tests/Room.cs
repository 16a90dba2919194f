namespace AlertExchange.Architecture.Tests;

/// <summary>A room of the house: one project of <c>src/</c>, the assembly it makes and the rooms it may know.</summary>
public sealed record Room(string Name, params string[] MayKnow)
{
    /// <summary>The house table. What a room may know, it may also know through another room.</summary>
    public static IReadOnlyList<Room> All { get; } =
    [
        new("Contracts"),
        new("Engine", "Contracts"),
        new("Simulation", "Engine", "Contracts"),
        new("Intake", "Engine", "Contracts"),
        new("Storage", "Engine", "Contracts"),
        new("Pipeline", "Intake", "Storage", "Engine", "Contracts"),
        new("Web", "Pipeline", "Intake", "Storage", "Engine", "Contracts"),
        new("Host", "Web", "Pipeline", "Simulation", "Intake", "Storage", "Engine", "Contracts") { AssemblyName = "alertx" },
    ];

    public string ProjectName => $"AlertExchange.{Name}";

    public string AssemblyName { get; init; } = $"AlertExchange.{Name}";

    public string ProjectFile => Path.Combine(Repository.Root, "src", ProjectName, $"{ProjectName}.csproj");

    public CompiledRoom Compiled => CompiledRoom.Of(this);

    public static Room Named(string name) => All.Single(r => r.Name == name);

    public override string ToString() => Name;
}
