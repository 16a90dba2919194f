using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlertExchange.Storage.Sqlite;

/// <summary>One prepared query from a number to a number, asked many times; through the driver's own functions for the reason that <see cref="SqliteBulkInsert"/> gives.</summary>
internal sealed class NumberLookup : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <param name="sql">A query with one parameter and one column.</param>
    public NumberLookup(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    public bool TryFind(long key, out long number)
    {
        number = 0;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int64(_statement, 1, key), _database);
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            number = raw.sqlite3_column_int64(_statement, 0);
        }
        else if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }

        SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(_statement), _database);
        return result == raw.SQLITE_ROW;
    }

    public void Dispose() => _statement.Dispose();
}
