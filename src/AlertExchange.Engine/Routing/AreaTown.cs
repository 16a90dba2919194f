namespace AlertExchange.Engine.Routing;

/// <summary>A township and the names of its villages.</summary>
internal sealed class AreaTown(string code, string name)
{
    public string Code { get; } = code;

    public string Name { get; } = name;

    public Placement Placement { get; } = new(code, name, null, null);

    public List<AreaVillage> Villages { get; } = [];

    /// <summary>How the villages are written inside the township.</summary>
    public NameTable<AreaVillage> Names { get; } = new();
}
