namespace AlertExchange.Intake;

/// <summary>Something said about a file or sheet rather than a row.</summary>
/// <param name="Code">Stable, for example <c>rows.hidden</c>.</param>
/// <param name="IsDoubt">True when a person should look.</param>
public sealed record FileRemark(string Code, string? Sheet, string Message, bool IsDoubt);
