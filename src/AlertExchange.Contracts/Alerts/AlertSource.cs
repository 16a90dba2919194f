using System.Text.Json.Serialization;

namespace AlertExchange.Contracts.Alerts;

/// <summary>Where an alert came from. <see cref="Row"/> is the 1-based row of the sheet (or line of the text file).</summary>
public sealed record AlertSource(
    [property: JsonRequired] string SubmissionId,
    [property: JsonRequired] string File,
    [property: JsonRequired] string Sheet,
    [property: JsonRequired] int Row);
