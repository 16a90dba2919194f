using AlertExchange.Storage.Roster;

namespace AlertExchange.Storage.Databases;

/// <summary>The current row of a reader, by column.</summary>
internal abstract class RowReader
{
    public abstract bool IsNull(int column);

    public abstract int Int(int column);

    public abstract long Long(int column);

    public abstract string? Text(int column);

    /// <summary>A text that many rows share, made once.</summary>
    public abstract string? Shared(int column, TextPool pool);

    public abstract byte[]? Bytes(int column);
}
