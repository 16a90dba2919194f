namespace AlertExchange.Intake.Cleaning;

/// <summary>What an amount cell holds.</summary>
/// <param name="Value">The number as written, before the column's unit; already multiplied where the value carries its own unit.</param>
/// <param name="HasOwnUnit">The value said 元 or 万 itself, so the column's unit does not apply.</param>
/// <param name="Repaired">Separators, currency signs, full-width digits or units were taken off.</param>
public readonly record struct AmountReading(ReadingState State, decimal Value, bool HasOwnUnit, bool Repaired);
