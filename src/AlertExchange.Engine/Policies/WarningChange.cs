namespace AlertExchange.Engine.Policies;

/// <summary>What reconciliation does to a warning, and the warning after it.</summary>
public sealed record WarningChange(WarningChangeKind Kind, Warning Warning);
