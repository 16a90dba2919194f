using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Connecting;

/// <summary>Keys of other systems. A key itself is nowhere kept.</summary>
public sealed class ApiKeyRepository
{
    private readonly KeyRing _keys;

    internal ApiKeyRepository(KeyRing keys) => _keys = keys;

    /// <summary>What is kept of a key.</summary>
    public byte[] HashOf(string key) => _keys.ApiKeyHash(key);

    public void Add(WriteScope scope, ApiKeyRow key) => scope.Execute(
        """
        INSERT INTO api_key (key_no, prefix, hash, holder, name, role, department, township_code, scopes, issued_at, issued_by, expires_at)
        VALUES (@number, @Prefix, @Hash, @Holder, @Name, @role, @department, @TownshipCode, @scopes, @issuedAt, @IssuedBy, @expiresAt)
        """,
        new
        {
            number = scope.Take("api_key"),
            key.Prefix,
            key.Hash,
            key.Holder,
            key.Name,
            role = (int)key.Role,
            department = key.Department?.Value,
            key.TownshipCode,
            scopes = string.Join(' ', key.Scopes.Select(s => s.Id())),
            issuedAt = Columns.Text(key.IssuedAt),
            key.IssuedBy,
            expiresAt = Columns.Text(key.ExpiresAt),
        });

    public ApiKeyRow? Find(ReadScope scope, string prefix) => scope.First<Row>("SELECT * FROM api_key WHERE prefix = @prefix", new { prefix })?.ToKey();

    /// <summary>Newest first, revoked and expired ones too.</summary>
    public IReadOnlyList<ApiKeyRow> List(ReadScope scope) => [.. scope.Query<Row>("SELECT * FROM api_key ORDER BY key_no DESC").Select(r => r.ToKey())];

    /// <summary>Ends a key at once.</summary>
    /// <returns>False when it was revoked before, or there is none.</returns>
    public bool Revoke(WriteScope scope, string prefix, string by, DateTimeOffset at) => scope.Execute(
        "UPDATE api_key SET revoked_at = @at, revoked_by = @by WHERE prefix = @prefix AND revoked_at IS NULL", new { prefix, by, at = Columns.Text(at) }) == 1;

    /// <summary>Lets a key end when another has come in its place.</summary>
    /// <returns>False when it is revoked or was replaced before.</returns>
    public bool Replace(WriteScope scope, string prefix, string by, DateTimeOffset endsAt) => scope.Execute(
        "UPDATE api_key SET replaced_by = @by, expires_at = @endsAt WHERE prefix = @prefix AND revoked_at IS NULL AND replaced_by IS NULL",
        new { prefix, by, endsAt = Columns.Text(endsAt) }) == 1;

    public void NoteUse(WriteScope scope, string prefix, DateTimeOffset at) =>
        scope.Execute("UPDATE api_key SET last_used_at = @at WHERE prefix = @prefix", new { prefix, at = Columns.Text(at) });

    private sealed class Row
    {
        public long KeyNo { get; init; }

        public string Prefix { get; init; } = "";

        public byte[] Hash { get; init; } = [];

        public string Name { get; init; } = "";

        public int Role { get; init; }

        public string? Department { get; init; }

        public string? TownshipCode { get; init; }

        public string Scopes { get; init; } = "";

        public string IssuedAt { get; init; } = "";

        public string IssuedBy { get; init; } = "";

        public string? ExpiresAt { get; init; }

        public string? LastUsedAt { get; init; }

        public string? RevokedAt { get; init; }

        public string? RevokedBy { get; init; }

        public string? ReplacedBy { get; init; }

        public ApiKeyRow ToKey() => new()
        {
            Number = KeyNo,
            Prefix = Prefix,
            Hash = Hash,
            Name = Name,
            Role = (Role)Role,
            Department = Department is null ? null : new DepartmentId(Department),
            TownshipCode = TownshipCode,
            // A scope that this program does not know lets nobody do anything.
            Scopes = [.. Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => ApiScopes.TryParse(s, out var scope) ? scope : default).Where(s => s != default)],
            IssuedAt = Columns.Moment(IssuedAt),
            IssuedBy = IssuedBy,
            ExpiresAt = Columns.OptionalMoment(ExpiresAt),
            LastUsedAt = Columns.OptionalMoment(LastUsedAt),
            RevokedAt = Columns.OptionalMoment(RevokedAt),
            RevokedBy = RevokedBy,
            ReplacedBy = ReplacedBy,
        };
    }
}
