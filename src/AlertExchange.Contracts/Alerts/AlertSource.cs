namespace AlertExchange.Contracts.Alerts;

/// <summary>Where an alert came from. <see cref="Row"/> is the 1-based row of the sheet (or line of the text file).</summary>
public sealed record AlertSource(string SubmissionId, string File, string Sheet, int Row);
