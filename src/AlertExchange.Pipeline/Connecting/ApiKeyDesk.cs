using System.Collections.Concurrent;
using System.Security.Cryptography;
using AlertExchange.Engine.Access;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Connecting;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>Where keys of other systems are issued, rotated, revoked and recognised.</summary>
public sealed class ApiKeyDesk(ExchangeStore store, FormCatalog forms, PolicyDesk policies, AuditTrail audit, PlaceClock clock)
{
    /// <summary>How long a key goes on beside the one that came in its place, unless said otherwise.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(7);

    /// <summary>The longest time a key may be issued for, in days.</summary>
    public const int MaxDays = 1095;

    private const string Mark = "alx_";
    private const int PrefixLetters = 10;
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _uses = new(StringComparer.Ordinal);

    /// <summary>Newest first, those that ended too.</summary>
    public IReadOnlyList<ApiKeyRow> List() => store.Read(store.ApiKeys.List);

    public ApiKeyRow? Find(string prefix) => store.Read(scope => store.ApiKeys.Find(scope, prefix));

    /// <summary>True where a key lets its holder in now.</summary>
    public bool IsGood(ApiKeyRow key) => key.IsGood(clock.Now);

    /// <summary>Issues a key.</summary>
    /// <param name="by">Whose account issues it; null for a command.</param>
    /// <param name="named">Who says that they give the command; it is no account's word, so it stands sealed in the log.</param>
    public async Task<KeyResult> IssueAsync(KeyRequest request, Viewer? by, CancellationToken cancellation, string? named = null)
    {
        if (Refusal(request) is { } reason)
        {
            return new KeyResult.Refused(reason);
        }

        var (key, row) = Make(request.Name.Trim(), by?.Login ?? named, template => template with
        {
            Role = request.Role,
            Department = request.Role == Role.Liaison ? request.Department : null,
            TownshipCode = request.Role == Role.Township ? request.TownshipCode : null,
            Scopes = [.. request.Scopes.Distinct().Order()],
            ExpiresAt = request.Days is { } days ? clock.Now.AddDays(days) : null,
        });
        await store.WriteAsync(
            scope =>
            {
                store.ApiKeys.Add(scope, row);
                Record(scope, by, named, AuditAction.KeyIssued, row);
            }, cancellation);
        return new KeyResult.Issued(key, row);
    }

    /// <summary>Issues a key in the place of another, which goes on for a while.</summary>
    /// <param name="overlap">How long; zero: it ends at once.</param>
    /// <inheritdoc cref="IssueAsync"/>
    public async Task<KeyResult> RotateAsync(string prefix, TimeSpan overlap, Viewer? by, CancellationToken cancellation, string? named = null)
    {
        if (Find(prefix) is not { } old || !old.IsGood(clock.Now))
        {
            return new KeyResult.Refused("这个密钥已停用、已过期或不存在，请新发一个");
        }

        var lasts = old.ExpiresAt - old.IssuedAt;
        var (key, row) = Make(old.Name, by?.Login ?? named, template => template with
        {
            Role = old.Role,
            Department = old.Department,
            TownshipCode = old.TownshipCode,
            Scopes = old.Scopes,
            ExpiresAt = clock.Now + lasts,
        });
        var end = clock.Now + overlap;
        var replaced = await store.WriteAsync(
            scope =>
            {
                if (!store.ApiKeys.Replace(scope, prefix, row.Prefix, old.ExpiresAt < end ? old.ExpiresAt.Value : end))
                {
                    return false;
                }

                store.ApiKeys.Add(scope, row);
                Record(scope, by, named, AuditAction.KeyIssued, row, $"replaces {prefix}");
                return true;
            }, cancellation);
        return replaced ? new KeyResult.Issued(key, row) : new KeyResult.Refused("这个密钥已经换过，或刚刚停用，请刷新后再看");
    }

    /// <summary>Ends a key at once.</summary>
    /// <inheritdoc cref="IssueAsync"/>
    /// <returns>False when there is nothing to end.</returns>
    public Task<bool> RevokeAsync(string prefix, Viewer? by, CancellationToken cancellation, string? named = null) =>
        store.WriteAsync(
            scope =>
            {
                if (!store.ApiKeys.Revoke(scope, prefix, by?.Login ?? named ?? AuditEntry.Program, clock.Now))
                {
                    return false;
                }

                Record(scope, by, named, AuditAction.KeyRevoked, store.ApiKeys.Find(scope, prefix)!);
                return true;
            }, cancellation);

    /// <summary>Recognises a key; null for whatever is not a good one, without saying why.</summary>
    public KnownKey? Recognise(string presented)
    {
        if (presented.Length > 100 || presented.Split('_') is not ["alx", { Length: PrefixLetters } letters, _])
        {
            return null;
        }

        var prefix = Mark + letters;
        var row = Find(prefix);

        // As much work for a prefix that nobody has.
        var matches = CryptographicOperations.FixedTimeEquals(store.ApiKeys.HashOf(presented), row?.Hash ?? new byte[32]);
        if (row is null || !matches || !row.IsGood(clock.Now))
        {
            return null;
        }

        _uses[prefix] = clock.Now;
        return new KnownKey(prefix, row.Holder, new Viewer(KnownKey.LoginOf(prefix), row.Name, row.Role, row.Department, row.TownshipCode), row.Scopes);
    }

    /// <summary>Writes down when keys were last used: now and then, so that no question waits for it.</summary>
    internal async Task NoteUsesAsync(CancellationToken cancellation)
    {
        var uses = _uses.ToArray();
        if (uses.Length == 0)
        {
            return;
        }

        await store.WriteAsync(
            scope =>
            {
                foreach (var (prefix, at) in uses)
                {
                    store.ApiKeys.NoteUse(scope, prefix, at);
                }
            }, cancellation);
        foreach (var use in uses)
        {
            _uses.TryRemove(use);
        }
    }

    private (string Key, ApiKeyRow Row) Make(string name, string? by, Func<ApiKeyRow, ApiKeyRow> with)
    {
        var prefix = Mark + RandomNumberGenerator.GetString(Letters, PrefixLetters);
        var key = $"{prefix}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        return (key, with(new ApiKeyRow
        {
            Prefix = prefix,
            Hash = store.ApiKeys.HashOf(key),
            Name = name,
            Role = default,
            Scopes = [],
            IssuedAt = clock.Now,
            IssuedBy = by ?? AuditEntry.Program,
        }));
    }

    private void Record(WriteScope scope, Viewer? by, string? named, AuditAction action, ApiKeyRow key, string? more = null) => audit.Append(
        scope, by, action, key.Prefix, named, details: string.Join(' ', new[] { key.Holder }.Concat(key.Scopes.Select(s => s.Id())).Append(more).OfType<string>()));

    private string? Refusal(KeyRequest request)
    {
        var allowed = ApiScopes.Of(request.Role);
        return request switch
        {
            _ when request.Name.Trim().Length is 0 or > 60 => "请写明用途，1 到 60 个字",
            _ when allowed.Count == 0 => "密钥只能发给部门、乡镇或县乡村振兴局",
            { Role: Role.Liaison } when request.Department is not { } department || forms.Department(department) is null => "请选择部门",
            { Role: Role.Township } when policies.Current.Areas.Townships.All(t => t.TownshipCode != request.TownshipCode) => "请选择乡镇",
            _ when request.Scopes.Count == 0 => "请至少选择一项权限",
            _ when request.Scopes.FirstOrDefault(s => !allowed.Contains(s)) is var wrong && wrong != default => $"这类密钥不能有权限 {wrong.Id()}",
            { Days: < 1 or > MaxDays } => $"有效期应在 1 到 {MaxDays} 天之间",
            _ => null,
        };
    }
}
