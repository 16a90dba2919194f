using System.Text.RegularExpressions;

namespace AlertExchange.Storage.Backups;

/// <summary>The names that entries of a backup may have: nothing else is ever written into a data directory.</summary>
internal static partial class BackupNames
{
    public const string Manifest = "manifest.json";
    public const string ManifestSum = "manifest.sha256";
    public const string Database = "exchange.db";
    public const string Dump = "exchange.dump";
    public const string Keys = "keys.json";
    public const string AuditMark = "audit.head";

    public static string File(string fileId) => $"files/{fileId}.sealed";

    /// <summary>The id of a sealed file's entry; null for other entries.</summary>
    public static string? FileId(string name) => Sealed().Match(name) is { Success: true } match ? match.Groups[1].Value : null;

    public static bool IsKnown(string name) => name is Database or Dump or Keys or AuditMark || FileId(name) is not null;

    [GeneratedRegex("^files/([0-9a-f]{32})\\.sealed\\z")]
    private static partial Regex Sealed();
}
