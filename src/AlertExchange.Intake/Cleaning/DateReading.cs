namespace AlertExchange.Intake.Cleaning;

/// <summary>What a date cell holds.</summary>
public readonly record struct DateReading(ReadingState State, DateOnly Date, DateRepairs Repairs);
