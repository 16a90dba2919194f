using System.Text.Json;

namespace AlertExchange.Storage.Backups;

/// <summary>What a backup holds and what it belongs to; stands beside the entries as <c>manifest.json</c>, with its own checksum.</summary>
public sealed record BackupManifest
{
    /// <summary>Tells a backup of this program from anything else.</summary>
    public const string OwnFormat = "alertexchange-backup";

    /// <summary>The layout that this program writes and the newest it reads.</summary>
    public const int NewestVersion = 1;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The kind of database that was backed up.</summary>
    public required string Database { get; init; }

    /// <summary>The number of the newest migration in the database.</summary>
    public required long Schema { get; init; }

    /// <summary>Tells which keys belong to the data, and nothing about them.</summary>
    public required string KeysCheck { get; init; }

    public required bool HasKeys { get; init; }

    /// <summary>True when the database's contents are an entry; a server's database may be backed up apart by its own tool.</summary>
    public required bool HasDatabase { get; init; }

    /// <summary>Ids of sealed files that were gone or damaged already when the backup was made.</summary>
    public required IReadOnlyList<string> LostFiles { get; init; }

    public required IReadOnlyList<BackupEntry> Entries { get; init; }

    /// <summary>Bytes of all entries.</summary>
    public long TotalLength => Entries.Sum(e => e.Length);

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);

    /// <summary>Null when it is not a manifest.</summary>
    internal static BackupManifest? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
