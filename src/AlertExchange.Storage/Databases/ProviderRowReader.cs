using System.Data.Common;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Storage.Databases;

/// <summary>A row through the provider's own interface.</summary>
internal sealed class ProviderRowReader(DbDataReader reader) : RowReader
{
    public override bool IsNull(int column) => reader.IsDBNull(column);

    // Numbers are 64 bits wide in every column of a server.
    public override int Int(int column) => checked((int)reader.GetInt64(column));

    public override long Long(int column) => reader.GetInt64(column);

    public override string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public override string? Shared(int column, TextPool pool) => reader.IsDBNull(column) ? null : pool.Get(reader.GetString(column));

    public override byte[]? Bytes(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);
}
