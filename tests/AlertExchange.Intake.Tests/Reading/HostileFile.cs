namespace AlertExchange.Intake.Tests.Reading;

/// <summary>A file that nobody should send.</summary>
/// <param name="Code">The refusal it must meet; null where reading it is as good as refusing it.</param>
public sealed record HostileFile(string Name, byte[] Bytes, string? Code = null);
