using System.Security.Cryptography;

namespace AlertExchange.Storage.Backups;

/// <summary>Reads a backup and believes nothing in it that its checksums do not confirm.</summary>
internal static class BackupReading
{
    /// <summary>A manifest tells some hundred bytes about an entry; one that is larger is none.</summary>
    private const int LargestManifest = 256 << 20;

    private const string Advice = "请换另一份备份。";

    /// <summary>The manifest, or why there is none that can be used.</summary>
    public static (BackupManifest? Manifest, BackupRefusal? Refusal) Manifest(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return (null, new BackupRefusal("backup.missing", $"找不到备份 {path}"));
        }

        byte[]? json = null;
        string? sum = null;
        try
        {
            foreach (var (name, content) in BackupSource.Entries(path))
            {
                if (name == BackupNames.Manifest)
                {
                    json = ReadAll(content);
                }
                else if (name == BackupNames.ManifestSum)
                {
                    sum = System.Text.Encoding.ASCII.GetString(ReadAll(content)).Trim();
                }
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or FormatException)
        {
            return (null, Damaged($"备份 {path} 读不完整，可能被截断或不是备份文件。"));
        }

        if (json is null || sum is null)
        {
            return (null, new BackupRefusal("backup.foreign", $"{path} 不是本程序的备份，或没有写完（缺少 {BackupNames.Manifest}）。{Advice}"));
        }

        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(json)), sum, StringComparison.Ordinal))
        {
            return (null, Damaged($"备份 {path} 的清单被改动或损坏。"));
        }

        return BackupManifest.Parse(json) switch
        {
            { Format: BackupManifest.OwnFormat, Version: > BackupManifest.NewestVersion } newer => (null, new BackupRefusal("backup.newer", $"备份由更新版本的程序制作（格式第 {newer.Version} 版）。请用那个版本的程序恢复。")),
            { Format: BackupManifest.OwnFormat } own => (own, null),
            _ => (null, new BackupRefusal("backup.foreign", $"{path} 不是本程序的备份。{Advice}")),
        };
    }

    /// <summary>Reads every entry, handing it on while its checksum is taken; null when everything is as the manifest says.</summary>
    /// <param name="take">Where an entry's bytes go; may give a stream that drops them.</param>
    public static BackupRefusal? Contents(string path, BackupManifest manifest, Func<string, Stream> take)
    {
        var expected = manifest.Entries.ToDictionary(e => e.Name, StringComparer.Ordinal);
        try
        {
            foreach (var (name, content) in BackupSource.Entries(path))
            {
                if (name is BackupNames.Manifest or BackupNames.ManifestSum)
                {
                    continue;
                }

                if (!BackupNames.IsKnown(name) || !expected.Remove(name, out var entry))
                {
                    return Damaged($"备份中有不该有的文件 {name}。");
                }

                if (!Copies(content, take(name), entry))
                {
                    return Damaged($"备份中的 {name} 与清单的校验值不符，已损坏。");
                }
            }
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidDataException or FormatException)
        {
            return Damaged($"备份 {path} 读不完整，可能被截断。");
        }

        return expected.Count == 0 ? null : Damaged($"备份缺少 {expected.Count} 个文件，如 {expected.Keys.First()}。");
    }

    public static BackupRefusal Damaged(string what) => new("backup.damaged", what + Advice);

    private static bool Copies(Stream content, Stream target, BackupEntry entry)
    {
        using (target)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[128 * 1024];
            long length = 0;
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
                length += read;
            }

            target.Flush();
            return length == entry.Length && Convert.ToHexStringLower(hash.GetHashAndReset()) == entry.Sha256;
        }
    }

    private static byte[] ReadAll(Stream content)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > LargestManifest)
            {
                throw new InvalidDataException("Not a manifest.");
            }
        }

        return copy.ToArray();
    }
}
