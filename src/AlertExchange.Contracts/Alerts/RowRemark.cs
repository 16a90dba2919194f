using System.Text.Json.Serialization;

namespace AlertExchange.Contracts.Alerts;

/// <summary>A repair or a doubt on one row.</summary>
/// <param name="Code">A stable code, for example <c>id.check-digit</c>.</param>
/// <param name="Column">The heading of the column, or null for the whole row.</param>
/// <param name="Message">A Chinese sentence without personal data.</param>
/// <param name="IsDoubt">True when a person should look (accepted with remarks); false for a harmless repair.</param>
public sealed record RowRemark(
    [property: JsonRequired] string Code,
    string? Column,
    [property: JsonRequired] string Message,
    [property: JsonRequired] bool IsDoubt);
