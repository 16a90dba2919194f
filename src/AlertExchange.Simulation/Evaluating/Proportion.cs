namespace AlertExchange.Simulation.Evaluating;

/// <summary>A part of a whole, with Wilson's score interval at 95 %: honest also for few rows and for parts near 0 and 1.</summary>
public readonly record struct Proportion(int Part, int Whole)
{
    /// <summary>The normal distribution's 97.5 % quantile.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>NaN when there is no whole.</summary>
    public double Value => Whole == 0 ? double.NaN : (double)Part / Whole;

    /// <summary>Lower end of the interval.</summary>
    public double Low => Whole == 0 ? 0 : Math.Max(0, Centre - Reach);

    /// <summary>Upper end of the interval.</summary>
    public double High => Whole == 0 ? 1 : Math.Min(1, Centre + Reach);

    private double Share => (double)Part / Whole;

    private double Centre => (Share + Z * Z / (2 * Whole)) / (1 + Z * Z / Whole);

    private double Reach => Z * Math.Sqrt(Share * (1 - Share) / Whole + Z * Z / (4.0 * Whole * Whole)) / (1 + Z * Z / Whole);
}
