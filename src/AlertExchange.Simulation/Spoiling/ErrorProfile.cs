namespace AlertExchange.Simulation.Spoiling;

/// <summary>Which table of <see cref="ErrorRates"/> a county's files are spoilt by.</summary>
public enum ErrorProfile
{
    /// <summary>A month as liaisons send it.</summary>
    Month = 0,
    /// <summary>For measuring record linkage: every class often enough to be counted, strangers with ordinary names, nothing rejected that tells nothing about matching.</summary>
    Linkage = 1,
}
