namespace AlertExchange.Simulation.Truth;

/// <summary>What should become of a row; written in lower case.</summary>
public enum ExpectedOutcome
{
    None = 0,
    Possible = 1,
    Definite = 2,
    Rejected = 3,
}
