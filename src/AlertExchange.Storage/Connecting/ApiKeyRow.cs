using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;

namespace AlertExchange.Storage.Connecting;

/// <summary>A key as it is kept: nothing here lets anybody in.</summary>
public sealed record ApiKeyRow
{
    public long Number { get; init; }

    /// <summary>The part of the key that may be shown; unique.</summary>
    public required string Prefix { get; init; }

    /// <summary>Keyed hash of the whole key, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What the key is for, as the administrator called it.</summary>
    public required string Name { get; init; }

    /// <summary>Liaison: a department's key; township; bureau: the county's.</summary>
    public required Role Role { get; init; }

    public DepartmentId? Department { get; init; }

    public string? TownshipCode { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required string IssuedBy { get; init; }

    /// <summary>From this moment on it lets nobody in; null: until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To the minute or so.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    /// <summary>The prefix of the key that came in its place.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The same for all keys of one holder, also after a rotation.</summary>
    public string Holder => Role switch
    {
        Role.Liaison => "department:" + Department,
        Role.Township => "township:" + TownshipCode,
        _ => "county",
    };

    public bool IsGood(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}
