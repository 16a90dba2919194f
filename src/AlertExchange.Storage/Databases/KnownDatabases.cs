using AlertExchange.Storage.PostgreSql;
using AlertExchange.Storage.Sqlite;
using AlertExchange.Storage.SqlServer;

namespace AlertExchange.Storage.Databases;

/// <summary>The kinds of database that the store stands on.</summary>
internal static class KnownDatabases
{
    /// <param name="path">The embedded database's file.</param>
    public static Database Of(StoreOptions options, string path)
    {
        if (options.Database == DatabaseKind.Sqlite)
        {
            return new SqliteDatabase(path, options);
        }

        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new StoreException("store.connection", "没有给出数据库连接串。请在配置的 database.connection 或 database.connectionFile 里写明。");
        }

        try
        {
            return options.Database switch
            {
                DatabaseKind.PostgreSql => new PostgreSqlDatabase(options),
                DatabaseKind.SqlServer => new SqlServerDatabase(options),
                _ => throw new StoreException("store.database", $"不认识的数据库类型 {options.Database}。"),
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            // The driver's message may quote what was written; it is not passed on.
            throw new StoreException("store.connection", "数据库连接串写法不对，驱动程序无法读懂。请对照 docs/operations.md 检查配置的 database.connection。");
        }
    }
}
