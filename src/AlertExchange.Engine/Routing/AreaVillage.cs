namespace AlertExchange.Engine.Routing;

/// <summary>A village or community of a township.</summary>
internal sealed class AreaVillage(AreaTown town, string code, string name)
{
    public AreaTown Town { get; } = town;

    public string Code { get; } = code;

    /// <summary>As the official table writes it.</summary>
    public string Name { get; } = name;

    public Placement Placement { get; } = new(town.Code, town.Name, code, name);
}
