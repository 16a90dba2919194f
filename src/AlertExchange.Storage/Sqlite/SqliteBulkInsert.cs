using System.Text;
using AlertExchange.Storage.Databases;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlertExchange.Storage.Sqlite;

/// <summary>
/// One prepared INSERT, run for many rows. It binds through the driver's own functions because parameters of the provider box every
/// value, which costs more than SQLite's work.
/// </summary>
internal sealed class SqliteBulkInsert : BulkInsert
{
    private static readonly object s_number = new();
    private static readonly object s_bytes = new();

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int _columns;
    private int _bound;

    // What each parameter holds: values stay bound from row to row, and most texts of a row are those of the row before.
    private readonly object?[] _held;
    private readonly long[] _heldNumbers;

    public SqliteBulkInsert(SqliteConnection connection, string table, string[] columns, Overwrite? overwrite)
    {
        _database = connection.Handle!;
        _columns = columns.Length;
        _held = new object?[_columns];
        _heldNumbers = new long[_columns];
        var tail = overwrite is null ? "" : $" ON CONFLICT ({string.Join(", ", overwrite.Key)}) DO UPDATE SET {overwrite.Assignments(table, "excluded")}";
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", Enumerable.Repeat("?", columns.Length))}){tail}";
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public override BulkInsert Add(long value)
    {
        if (Holds(s_number) && _heldNumbers[_bound - 1] == value)
        {
            return this;
        }

        (_held[_bound - 1], _heldNumbers[_bound - 1]) = (s_number, value);
        Check(raw.sqlite3_bind_int64(_statement, _bound, value));
        return this;
    }

    public override BulkInsert Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        if (Holds(value))
        {
            return this;
        }

        _held[_bound - 1] = value;

        // An empty span would be bound as NULL.
        if (value.Length is 0 or > 200)
        {
            Check(raw.sqlite3_bind_text(_statement, _bound, value));
            return this;
        }

        Span<byte> utf8 = stackalloc byte[value.Length * 3];
        Check(raw.sqlite3_bind_text(_statement, _bound, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        return this;
    }

    public override BulkInsert Add(byte[]? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        // An array may hold other bytes by now: it is bound again.
        _held[_bound++] = s_bytes;
        Check(value.Length == 0 ? raw.sqlite3_bind_zeroblob(_statement, _bound, 0) : raw.sqlite3_bind_blob(_statement, _bound, value));
        return this;
    }

    public override BulkInsert AddNull()
    {
        if (Holds(null))
        {
            return this;
        }

        _held[_bound - 1] = null;
        Check(raw.sqlite3_bind_null(_statement, _bound));
        return this;
    }

    public override void EndRow()
    {
        if (_bound != _columns)
        {
            throw new InvalidOperationException($"{_bound} values for {_columns} columns.");
        }

        var result = raw.sqlite3_step(_statement);
        var reset = raw.sqlite3_reset(_statement);
        _bound = 0;
        if (result != raw.SQLITE_DONE)
        {
            Check(reset == raw.SQLITE_OK ? result : reset);
        }
    }

    public override void Dispose() => _statement.Dispose();

    /// <summary>Goes on to the next parameter and tells whether it holds the very same value; one that was never bound holds null.</summary>
    private bool Holds(object? value) => ReferenceEquals(_held[_bound++], value);

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
