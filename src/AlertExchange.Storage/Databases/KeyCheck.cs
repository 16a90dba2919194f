using System.Data.Common;
using AlertExchange.Storage.Keys;
using Dapper;

namespace AlertExchange.Storage.Databases;

/// <summary>Binds a database to the keys it was made with.</summary>
internal static class KeyCheck
{
    private const string Setting = "keys.check";

    /// <summary>True when the database was used with keys before.</summary>
    public static bool IsBound(DbConnection connection) => Expected(connection, null) is not null;

    public static void Run(Database database, DbConnection connection, KeyRing keys)
    {
        using var transaction = database.BeginWrite(connection, withTurn: true);
        var expected = Expected(connection, transaction);
        if (expected is null)
        {
            connection.Execute(StatementLog.Told("INSERT INTO setting (name, value) VALUES (@Setting, @value)"), new { Setting, value = keys.CheckValue }, transaction);
        }
        else if (expected != keys.CheckValue)
        {
            throw new StoreException("keys.mismatch", "密钥文件 keys.json 与数据库不是一套，数据无法解密。请把建库时的密钥文件放回数据目录。");
        }

        transaction.Commit();
    }

    private static string? Expected(DbConnection connection, DbTransaction? transaction) =>
        connection.QueryFirstOrDefault<string>(StatementLog.Told("SELECT value FROM setting WHERE name = @Setting"), new { Setting }, transaction);
}
