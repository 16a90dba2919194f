namespace AlertExchange.Intake.Binding;

/// <summary>A header among the rows looked at.</summary>
/// <param name="First">Index of its first row in the rows looked at.</param>
internal sealed record FoundHeader(int First, int Height, HeaderBinding Binding);
