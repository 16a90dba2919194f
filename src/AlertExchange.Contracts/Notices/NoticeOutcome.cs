using System.Text.Json.Serialization;

namespace AlertExchange.Contracts.Notices;

/// <summary>What a visit found, as far as a department is told: a code, and the warnings of this department that it answers.</summary>
/// <param name="Code">A stable id of the kind of outcome.</param>
/// <param name="Warnings">Ids of the department's own warnings.</param>
public sealed record NoticeOutcome(
    [property: JsonRequired] string TaskId,
    [property: JsonRequired] string Code,
    [property: JsonRequired] IReadOnlyList<string> Warnings);
