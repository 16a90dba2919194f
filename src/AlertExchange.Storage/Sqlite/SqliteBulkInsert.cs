using System.Diagnostics.CodeAnalysis;
using System.Text;
using AlertExchange.Storage.Databases;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlertExchange.Storage.Sqlite;

/// <summary>
/// One prepared INSERT, run for many rows. It binds through the driver's own functions because parameters of the provider box every
/// value, which costs more than SQLite's work. Where it is known how many rows will follow, one run writes several: of a narrow row, beginning and
/// ending the run is half of what it takes.
/// </summary>
internal sealed class SqliteBulkInsert : BulkInsert
{
    private const int Together = 16;

    private static readonly object s_number = new();
    private static readonly object s_bytes = new();

    private readonly sqlite3 _database;
    private readonly int _columns;
    private readonly string _head;
    private readonly string _tail;
    private sqlite3_stmt _statement;
    private int _parameters;
    private int _bound;

    // Rows still to come where their number is known, and how many of those are written one by one, so that the others come out even.
    private int? _left;
    private int _single;

    // What each parameter holds: values stay bound from row to row, and most texts of a row are those of the row before.
    private object?[] _held;
    private long[] _heldNumbers;

    public SqliteBulkInsert(SqliteConnection connection, string table, string[] columns, Overwrite? overwrite, int? rows)
    {
        _database = connection.Handle!;
        _columns = columns.Length;
        (_left, _single) = (rows, rows % Together ?? 0);
        _head = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ";
        _tail = overwrite is null ? "" : $" ON CONFLICT ({string.Join(", ", overwrite.Key)}) DO UPDATE SET {overwrite.Assignments(table, "excluded")}";
        Prepare(rows > 0 && _single == 0 ? Together : 1);
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
        if (_bound % _columns != 0)
        {
            throw new InvalidOperationException($"{_bound % _columns} values for {_columns} columns.");
        }

        if (_left-- <= 0)
        {
            throw new InvalidOperationException("More rows than were announced.");
        }

        if (_bound < _parameters)
        {
            return;
        }

        var result = raw.sqlite3_step(_statement);
        var reset = raw.sqlite3_reset(_statement);
        _bound = 0;
        if (result != raw.SQLITE_DONE)
        {
            Check(reset == raw.SQLITE_OK ? result : reset);
        }

        if (_single > 0 && --_single == 0 && _left > 0)
        {
            _statement.Dispose();
            Prepare(Together);
        }
    }

    public override void End()
    {
        if (_left > 0)
        {
            throw new InvalidOperationException($"{_left} rows fewer than were announced.");
        }
    }

    public override void Dispose() => _statement.Dispose();

    [MemberNotNull(nameof(_statement), nameof(_held), nameof(_heldNumbers))]
    private void Prepare(int rows)
    {
        var row = $"({string.Join(", ", Enumerable.Repeat("?", _columns))})";
        Check(raw.sqlite3_prepare_v2(_database, _head + string.Join(", ", Enumerable.Repeat(row, rows)) + _tail, out _statement));
        _parameters = rows * _columns;
        _held = new object?[_parameters];
        _heldNumbers = new long[_parameters];
    }

    /// <summary>Goes on to the next parameter and tells whether it holds the very same value; one that was never bound holds null.</summary>
    private bool Holds(object? value) => ReferenceEquals(_held[_bound++], value);

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
