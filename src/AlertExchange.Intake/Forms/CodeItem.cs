namespace AlertExchange.Intake.Forms;

/// <summary>A value of a code list: what is stored, what the liaison sees in the drop-down, and other spellings.</summary>
/// <param name="Value">Stored.</param>
/// <param name="Label">Shown; equal to <paramref name="Value"/> unless the value is a bare number.</param>
public sealed record CodeItem(string Value, string Label, IReadOnlyList<string> Aliases);
