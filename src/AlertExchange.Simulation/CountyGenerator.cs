namespace AlertExchange.Simulation;

/// <summary>Makes a county: the roster, a month of department files as liaisons write them, and the truth beside them.</summary>
public static class CountyGenerator
{
    /// <summary>Writes everything below <see cref="CountyOptions.OutputDirectory"/> and returns what was written.</summary>
    public static CountyTruth Generate(CountyOptions options) => new CountyWriter(options).Write();
}
