namespace AlertExchange.Intake;

/// <summary>Why a file as a whole cannot be taken. The message is a Chinese sentence that says where and what to do.</summary>
/// <param name="Code">Stable, for example <c>file.password</c>.</param>
public sealed record IntakeRefusal(string Code, string Message);
