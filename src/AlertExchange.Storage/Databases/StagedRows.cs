namespace AlertExchange.Storage.Databases;

/// <summary>
/// Rows for a server's bulk protocol. They wait in memory until the scope asks the database something else, because a connection can do
/// one thing at a time; so they are there whenever anybody could look. Rows that may overwrite others go through a temporary table and
/// two plain statements, which every server understands.
/// </summary>
internal abstract class StagedRows(WriteScope scope, string table, string[] columns, Overwrite? overwrite) : BulkInsert
{
    /// <summary>Bytes, about.</summary>
    private const long MostInMemory = 8 << 20;

    private long _rows;
    private int _added;

    /// <summary>True when no more rows will come.</summary>
    public bool IsClosed { get; private set; }

    protected WriteScope Scope { get; } = scope;

    protected string[] ColumnNames { get; } = columns;

    /// <summary>Bytes waiting, about.</summary>
    protected abstract long Waiting { get; }

    /// <summary>The name of a temporary table for rows of this shape.</summary>
    protected abstract string StageName(string table);

    protected abstract void MakeStage(string stage, string table);

    protected abstract void ClearStage(string stage);

    /// <summary>Sends the waiting rows into a table and forgets them.</summary>
    protected abstract void Send(string target);

    protected virtual void BeginRow()
    {
    }

    protected void CountValue()
    {
        if (_added == 0)
        {
            BeginRow();
        }

        _added++;
    }

    public override void EndRow()
    {
        if (_added != ColumnNames.Length)
        {
            throw new InvalidOperationException($"{_added} values for {ColumnNames.Length} columns.");
        }

        _added = 0;
        _rows++;
        if (Waiting > MostInMemory)
        {
            Scope.Flush();
        }
    }

    public void Flush()
    {
        if (_rows == 0)
        {
            return;
        }

        _rows = 0;
        if (overwrite is null)
        {
            Send(table);
            return;
        }

        var stage = StageName(table);
        MakeStage(stage, table);
        Send(stage);
        var sameKey = string.Join(" AND ", overwrite.Key.Select(k => $"{table}.\"{k}\" = {stage}.\"{k}\""));
        var names = string.Join(", ", ColumnNames.Select(c => $"\"{c}\""));
        Scope.Execute($"UPDATE {table} SET {overwrite.Assignments(table, stage)} FROM {stage} WHERE {sameKey}");
        Scope.Execute($"INSERT INTO {table} ({names}) SELECT {names} FROM {stage} WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {sameKey})");
        ClearStage(stage);
    }

    public override void Dispose() => IsClosed = true;
}
