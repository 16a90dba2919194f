namespace AlertExchange.Simulation.Benchmarks;

/// <summary>The noise of load-test files, in thousandths of their rows: what liaisons' files show, without the rarities.</summary>
public static class BenchmarkRates
{
    /// <summary>Digits lost, one digit wrong, two exchanged, or no id.</summary>
    public const int DamagedIds = 20;

    /// <summary>One character of the given name wrong.</summary>
    public const int MisspeltNames = 10;

    /// <summary>A sound id that stands on no roster.</summary>
    public const int OffRoster = 30;

    /// <summary>Neither name nor id, or no readable amount.</summary>
    public const int Rejected = 3;

    /// <summary>Self-paid cost of 10,000 yuan or more.</summary>
    public const int OverLine = 50;
}
