using System.Text.Json.Serialization;

namespace AlertExchange.Contracts.Notices;

/// <summary>A task that a township was given, or asked for.</summary>
/// <param name="DueOn">The last day, inclusive.</param>
/// <param name="Warnings">How many warnings it lists.</param>
public sealed record NoticeTask(
    [property: JsonRequired] string TaskId,
    [property: JsonRequired] DateOnly DueOn,
    [property: JsonRequired] int Warnings);
