namespace AlertExchange.Engine.Routing;

public sealed class AreaIndex
{
    public static AreaIndex Parse(string areasCsv, string areasFile, string? aliasesCsv, string? aliasesFile, DateOnly asOf) => new();

    public Placement Resolve(string? township, string? village, string? address) => Placement.Unplaced;
}
