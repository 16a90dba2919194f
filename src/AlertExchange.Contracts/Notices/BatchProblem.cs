using System.Text.Json.Serialization;

namespace AlertExchange.Contracts.Notices;

/// <summary>One thing wrong with a published batch.</summary>
/// <param name="Path">Where: <c>alerts[3].subject.name</c>; empty for the batch as a whole.</param>
/// <param name="Code">Stable.</param>
/// <param name="Message">A Chinese sentence without personal data.</param>
public sealed record BatchProblem(
    [property: JsonRequired] string Path,
    [property: JsonRequired] string Code,
    [property: JsonRequired] string Message);
