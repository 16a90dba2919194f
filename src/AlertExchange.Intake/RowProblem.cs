using System.Text.Json.Serialization;

namespace AlertExchange.Intake;

/// <summary>One reason for a rejection.</summary>
/// <param name="Code">Stable, for example <c>amount.unreadable</c>.</param>
/// <param name="Column">The heading, or null for the whole row.</param>
/// <param name="Message">Chinese: what was found (ids masked) and what to do. Never another person's data.</param>
public sealed record RowProblem(string Code, string? Column, string Message)
{
    /// <summary>The message with its column in front, unless it names the column itself.</summary>
    [JsonIgnore]
    public string Sentence => Column is null || Message.Contains(Column, StringComparison.Ordinal) ? Message : $"{Column}：{Message}";
}
