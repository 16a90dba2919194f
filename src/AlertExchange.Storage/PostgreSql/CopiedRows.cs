using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AlertExchange.Storage.Databases;
using Dapper;
using Npgsql;

namespace AlertExchange.Storage.PostgreSql;

/// <summary>Rows written down in the format of binary COPY as they come, and sent as they are.</summary>
/// <remarks>Every column of a number is 64 bits wide in the schema; a value of another width would be refused.</remarks>
internal sealed class CopiedRows(WriteScope scope, string table, string[] columns, Overwrite? overwrite) : StagedRows(scope, table, columns, overwrite)
{
    private static readonly byte[] Head = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly List<int> _starts = [];
    private byte[] _buffer = new byte[1 << 12];
    private int _length;

    protected override long Waiting => _length;

    protected override BulkInsert Put(long value)
    {
        var target = Value(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(target, value);
        return this;
    }

    public override BulkInsert Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        // PostgreSQL keeps no NUL in a text.
        var text = value.Contains('\0', StringComparison.Ordinal) ? value.Replace('\0', '\uFFFD') : value;
        Encoding.UTF8.GetBytes(text, Value(Encoding.UTF8.GetByteCount(text)));
        return this;
    }

    public override BulkInsert Add(byte[]? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        value.CopyTo(Value(value.Length));
        return this;
    }

    public override BulkInsert AddNull()
    {
        CountValue();
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), -1);
        return this;
    }

    protected override void BeginRow()
    {
        _starts.Add(_length);
        BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), (short)ColumnNames.Length);
    }

    protected override string StageName(string table) => string.Create(CultureInfo.InvariantCulture, $"staged_{table}_{ColumnNames.Length}");

    protected override void MakeStage(string stage, string table) => Scope.Connection.Execute(
        $"CREATE TEMPORARY TABLE IF NOT EXISTS {stage} ON COMMIT DELETE ROWS AS SELECT {QuotedNames} FROM {table} WITH NO DATA", transaction: Scope.Transaction);

    protected override void ClearStage(string stage) => Scope.Connection.Execute($"TRUNCATE {stage}", transaction: Scope.Transaction);

    protected override void Send(string target, Func<int, bool> which)
    {
        using var copy = ((NpgsqlConnection)Scope.Connection).BeginRawBinaryCopy($"COPY {target} ({QuotedNames}) FROM STDIN (FORMAT BINARY)");
        copy.Write(Head);
        for (var row = 0; row < _starts.Count; row++)
        {
            if (which(row))
            {
                copy.Write(_buffer, _starts[row], (row + 1 < _starts.Count ? _starts[row + 1] : _length) - _starts[row]);
            }
        }

        copy.Write([0xFF, 0xFF]);
    }

    protected override void Clear()
    {
        _starts.Clear();
        _length = 0;
    }

    private Span<byte> Value(int length)
    {
        CountValue();
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), length);
        return Room(length);
    }

    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _length < length)
        {
            Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max((long)_length + length, (long)_buffer.Length * 2)));
        }

        _length += length;
        return _buffer.AsSpan(_length - length, length);
    }
}
