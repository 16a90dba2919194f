namespace AlertExchange.Simulation;

/// <summary>Numbers that keep the random streams of one seed apart.</summary>
internal static class Purposes
{
    public const ulong Clans = 1;
    public const ulong Households = 2;
    public const ulong OffRoster = 3;
    public const ulong Ids = 4;
    public const ulong BenchmarkRows = 5;
    /// <summary>Plus the department's place in the list.</summary>
    public const ulong Departments = 100;
}
