namespace AlertExchange.Storage.Databases;

/// <summary>Many rows for one table: values are added in the order of the columns, then the row is ended.</summary>
internal abstract class BulkInsert : IDisposable
{
    public abstract BulkInsert Add(long value);

    public abstract BulkInsert Add(string? value);

    public abstract BulkInsert Add(byte[]? value);

    public abstract BulkInsert AddNull();

    public abstract void EndRow();

    /// <summary>After the last row: makes sure that as many came as were announced.</summary>
    public virtual void End()
    {
    }

    public BulkInsert Add(long? value) => value is null ? AddNull() : Add(value.Value);

    public BulkInsert Add(decimal? value) => Add(Columns.Text(value));

    public abstract void Dispose();
}
