using AlertExchange.Storage.Keys;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage.Sqlite;

/// <summary>Binds a database to the keys it was made with.</summary>
internal static class KeyCheck
{
    private const string Setting = "keys.check";

    public static void Run(SqliteConnection connection, KeyRing keys, StoreOptions options)
    {
        using var transaction = SqliteDialect.BeginWrite(connection, options);
        var expected = connection.QueryFirstOrDefault<string>("SELECT value FROM setting WHERE name = @Setting", new { Setting }, transaction);
        if (expected is null)
        {
            connection.Execute("INSERT INTO setting (name, value) VALUES (@Setting, @value)", new { Setting, value = keys.CheckValue }, transaction);
        }
        else if (expected != keys.CheckValue)
        {
            throw new StoreException("keys.mismatch", "密钥文件 keys.json 与数据库不是一套，数据无法解密。请把建库时的密钥文件放回数据目录。");
        }

        transaction.Commit();
    }
}
