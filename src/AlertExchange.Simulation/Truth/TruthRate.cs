namespace AlertExchange.Simulation.Truth;

/// <summary>How often a class was to stand in a file, and how often it does.</summary>
/// <param name="PerThousand">The stated rate.</param>
/// <param name="Rows">Rows that the rate is of: those of the file but a few that are certainly clean.</param>
/// <param name="Made">Rows of the class; fewer than stated where nobody was left who could show it.</param>
public sealed record TruthRate(string File, string ErrorClass, int PerThousand, int Rows, int Made);
