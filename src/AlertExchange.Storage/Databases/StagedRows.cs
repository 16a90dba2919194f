namespace AlertExchange.Storage.Databases;

/// <summary>
/// Rows for a server's bulk protocol. They wait in memory until the scope asks the database something else, because a connection can do
/// one thing at a time; so they are there whenever anybody could look. Rows whose key is there already go through a temporary table and
/// plain statements, which every server understands; the others go straight to their place.
/// </summary>
internal abstract class StagedRows : BulkInsert
{
    /// <summary>Bytes, about.</summary>
    private const long MostInMemory = 8 << 20;

    private readonly string _table;
    private readonly Overwrite? _overwrite;

    // The key of each row, where it is one number and stands first.
    private readonly List<long>? _keys;
    private int _rows;
    private int _added;

    protected StagedRows(WriteScope scope, string table, string[] columns, Overwrite? overwrite)
    {
        (Scope, _table, ColumnNames, _overwrite) = (scope, table, columns, overwrite);
        _keys = overwrite?.Key is [var key] && key == columns[0] ? [] : null;
    }

    /// <summary>True when no more rows will come.</summary>
    public bool IsClosed { get; private set; }

    protected WriteScope Scope { get; }

    protected string[] ColumnNames { get; }

    protected string QuotedNames => string.Join(", ", ColumnNames.Select(c => $"\"{c}\""));

    /// <summary>Bytes waiting, about.</summary>
    protected abstract long Waiting { get; }

    public override BulkInsert Add(long value)
    {
        if (_added == 0)
        {
            _keys?.Add(value);
        }

        return Put(value);
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

        var known = KnownRows();
        if (known.Count == 0)
        {
            Send(_table, _ => true);
        }
        else
        {
            if (known.Count < _rows)
            {
                Send(_table, row => !known.Contains(row));
            }

            Replace(known);
        }

        Clear();
        _keys?.Clear();
        _rows = 0;
    }

    public override void Dispose() => IsClosed = true;

    protected abstract BulkInsert Put(long value);

    /// <summary>The name of a temporary table for rows of this shape.</summary>
    protected abstract string StageName(string table);

    protected abstract void MakeStage(string stage, string table);

    protected abstract void ClearStage(string stage);

    /// <summary>Sends those of the waiting rows, by their place among them, into a table.</summary>
    protected abstract void Send(string target, Func<int, bool> which);

    /// <summary>Forgets the waiting rows.</summary>
    protected abstract void Clear();

    protected abstract void BeginRow();

    protected void CountValue()
    {
        if (_added++ == 0)
        {
            BeginRow();
        }
    }

    // The rows whose key may be there already.
    private HashSet<int> KnownRows()
    {
        if (_overwrite is null)
        {
            return [];
        }

        if (_keys is null)
        {
            return [.. Enumerable.Range(0, _rows)];
        }

        var there = Scope.QueryIn<long>($"SELECT \"{ColumnNames[0]}\" FROM {_table} WHERE \"{ColumnNames[0]}\" IN", _keys).ToHashSet();
        return [.. Enumerable.Range(0, _rows).Where(row => there.Contains(_keys[row]))];
    }

    private void Replace(HashSet<int> rows)
    {
        var stage = StageName(_table);
        MakeStage(stage, _table);
        Send(stage, rows.Contains);
        var sameKey = string.Join(" AND ", _overwrite!.Key.Select(k => $"{_table}.\"{k}\" = {stage}.\"{k}\""));
        Scope.Execute($"UPDATE {_table} SET {_overwrite.Assignments(_table, stage)} FROM {stage} WHERE {sameKey}");
        if (_keys is null)
        {
            Scope.Execute($"INSERT INTO {_table} ({QuotedNames}) SELECT {QuotedNames} FROM {stage} WHERE NOT EXISTS (SELECT 1 FROM {_table} WHERE {sameKey})");
        }

        ClearStage(stage);
    }
}
