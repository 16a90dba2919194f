using System.Data.Common;

namespace AlertExchange.Storage.Databases;

/// <summary>Many rows of one query, walked once.</summary>
internal sealed class OpenedRows(DbCommand command, DbDataReader reader, RowReader row) : IDisposable
{
    /// <summary>The current row.</summary>
    public RowReader Row { get; } = row;

    public bool Read() => reader.Read();

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
    }
}
