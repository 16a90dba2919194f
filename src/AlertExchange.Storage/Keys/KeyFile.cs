using System.Security.Cryptography;
using System.Text.Json;

namespace AlertExchange.Storage.Keys;

/// <summary>
/// <c>keys.json</c>: the two secrets of an installation, readable by its owner only. Without it nothing in the data directory can be
/// read again, so it is never replaced. The caller holds the directory's lock.
/// </summary>
internal static class KeyFile
{
    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the keys, or makes them where there is no database yet that would need others.</summary>
    public static KeyRing OpenOrCreate(string path, bool databaseExists)
    {
        if (!File.Exists(path))
        {
            if (databaseExists)
            {
                throw new StoreException("keys.missing", $"数据目录中有数据库，却没有密钥文件 {path}。没有它数据无法解密，请从备份恢复该文件；程序不会另造新密钥。");
            }

            Create(path);
        }

        RefuseWidePermissions(path);
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
            if (content is { Version: 1, Encryption.Length: KeyBytes, Hashing.Length: KeyBytes })
            {
                return new KeyRing(content.Encryption, content.Hashing);
            }
        }
        catch (JsonException)
        {
            // Told below, without the parser's words: they may quote the file.
        }

        throw new StoreException("keys.unreadable", $"密钥文件 {path} 内容不完整或格式不对，请从备份恢复该文件。");
    }

    private static void Create(string path)
    {
        var content = new Content(1, RandomNumberGenerator.GetBytes(KeyBytes), RandomNumberGenerator.GetBytes(KeyBytes));
        var temporary = path + ".part";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, content, JsonSerializerOptions.Web);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: false);
    }

    private static void RefuseWidePermissions(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
        {
            throw new StoreException("keys.permissions", $"密钥文件 {path} 的权限过宽，其他用户也能读取。请执行 chmod 600 {path} 后重试；如怀疑已泄露，请联系管理员。");
        }
    }

    private sealed record Content(int Version, byte[] Encryption, byte[] Hashing);
}
