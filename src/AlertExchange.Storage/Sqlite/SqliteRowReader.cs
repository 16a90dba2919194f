using System.Text;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Roster;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlertExchange.Storage.Sqlite;

/// <summary>A row straight from SQLite: a million people are read at every start, and the provider would box every value.</summary>
internal sealed class SqliteRowReader(SqliteDataReader reader) : RowReader
{
    private readonly sqlite3_stmt _row = reader.Handle!;

    public override bool IsNull(int column) => raw.sqlite3_column_type(_row, column) == raw.SQLITE_NULL;

    public override int Int(int column) => raw.sqlite3_column_int(_row, column);

    public override long Long(int column) => raw.sqlite3_column_int64(_row, column);

    public override string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(_row, column));

    public override string? Shared(int column, TextPool pool) => IsNull(column) ? null : pool.Get(raw.sqlite3_column_blob(_row, column));

    public override byte[]? Bytes(int column) => IsNull(column) ? null : raw.sqlite3_column_blob(_row, column).ToArray();
}
