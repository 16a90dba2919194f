namespace AlertExchange.Intake.Binding;

/// <summary>A sheet whose header was recognised: which form it is and which column feeds which field.</summary>
public sealed record BoundSheet(string SheetName);
