using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Connecting;

/// <summary>Webhooks that are managed on pages; their secrets are sealed.</summary>
public sealed class WebhookRepository
{
    private readonly KeyRing _keys;

    internal WebhookRepository(KeyRing keys) => _keys = keys;

    /// <summary>By name.</summary>
    public IReadOnlyList<StoredWebhook> List(ReadScope scope) => [.. scope.Query<Row>("SELECT * FROM webhook ORDER BY name").Select(Open)];

    public StoredWebhook? Find(ReadScope scope, string name) => scope.First<Row>("SELECT * FROM webhook WHERE name = @name", new { name }) is { } row ? Open(row) : null;

    /// <summary>Writes a webhook, new or changed.</summary>
    public void Save(WriteScope scope, StoredWebhook webhook)
    {
        var values = new
        {
            webhook.Name,
            url = webhook.Url.AbsoluteUri,
            events = string.Join(' ', webhook.Events.Select(e => e.Id())),
            department = webhook.Department?.Value,
            webhook.TownshipCode,
            secret = _keys.Sealer.Seal(Encoding.UTF8.GetBytes(webhook.Secret), Context(webhook.Name)),
            paused = webhook.IsPaused ? 1 : 0,
            at = Columns.Text(webhook.ChangedAt),
            webhook.ChangedBy,
        };
        var changed = scope.Execute(
            """
            UPDATE webhook SET url = @url, events = @events, department = @department, township_code = @TownshipCode, sealed_secret = @secret, is_paused = @paused,
              changed_at = @at, changed_by = @ChangedBy
            WHERE name = @Name
            """, values);
        if (changed == 0)
        {
            scope.Execute(
                """
                INSERT INTO webhook (name, url, events, department, township_code, sealed_secret, is_paused, changed_at, changed_by)
                VALUES (@Name, @url, @events, @department, @TownshipCode, @secret, @paused, @at, @ChangedBy)
                """, values);
        }
    }

    /// <returns>False when there is none.</returns>
    public bool Remove(WriteScope scope, string name) => scope.Execute("DELETE FROM webhook WHERE name = @name", new { name }) == 1;

    private StoredWebhook Open(Row row) => new(
        row.Name,
        new Uri(row.Url),
        [.. row.Events.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(e => NoticeKinds.TryParse(e, out var kind) ? kind : default).Where(k => k != default)],
        row.Department is null ? null : new DepartmentId(row.Department),
        row.TownshipCode,
        Encoding.UTF8.GetString(_keys.Sealer.Open(row.SealedSecret, Context(row.Name))),
        row.IsPaused != 0,
        Columns.Moment(row.ChangedAt),
        row.ChangedBy);

    private static byte[] Context(string name) => Encoding.UTF8.GetBytes("webhook " + name);

    private sealed class Row
    {
        public string Name { get; init; } = "";

        public string Url { get; init; } = "";

        public string Events { get; init; } = "";

        public string? Department { get; init; }

        public string? TownshipCode { get; init; }

        public byte[] SealedSecret { get; init; } = [];

        public int IsPaused { get; init; }

        public string ChangedAt { get; init; } = "";

        public string ChangedBy { get; init; } = "";
    }
}
