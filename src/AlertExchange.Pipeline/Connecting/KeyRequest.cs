using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>A key that somebody asks for.</summary>
public sealed record KeyRequest
{
    /// <summary>What it is for, 1 to 60 characters; not a secret.</summary>
    public required string Name { get; init; }

    /// <summary>Liaison: a department's; township: a township's; bureau: the county's.</summary>
    public required Role Role { get; init; }

    public DepartmentId? Department { get; init; }

    /// <summary>Nine digits.</summary>
    public string? TownshipCode { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>1 to 1095; null: it does not expire.</summary>
    public int? Days { get; init; }
}
