namespace AlertExchange.Storage.Audit;

/// <summary>What the mark outside the database says.</summary>
/// <param name="Head">How far the chain had come at least; null unless the mark is sound.</param>
internal readonly record struct AuditMarkReading(AuditMarkState State, AuditHead? Head);
