using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Accounts;

/// <summary>Who reports for a department, from when to when.</summary>
public sealed record Liaison
{
    public required long LiaisonNo { get; init; }

    public required DepartmentId Department { get; init; }

    public required long AccountNo { get; init; }

    public required string Login { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required string RegisteredBy { get; init; }

    /// <summary>Null for whoever reports now.</summary>
    public DateTimeOffset? Until { get; init; }

    public string? EndedBy { get; init; }
}
