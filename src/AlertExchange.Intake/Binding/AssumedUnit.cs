namespace AlertExchange.Intake.Binding;

/// <summary>The unit an amount column is read in, unless a value carries its own.</summary>
/// <param name="Factor">Yuan per unit.</param>
public sealed record AssumedUnit(string Name, decimal Factor, UnitSource Source);
