using System.Data;
using AlertExchange.Storage.Databases;
using Dapper;
using Microsoft.Data.SqlClient;

namespace AlertExchange.Storage.SqlServer;

/// <summary>Rows collected in a table in memory and sent through SqlBulkCopy.</summary>
internal sealed class BulkCopiedRows(WriteScope scope, string table, string[] columns, Overwrite? overwrite) : StagedRows(scope, table, columns, overwrite)
{
    private readonly List<object?[]> _rows = [];
    private object?[] _row = [];
    private int _next;
    private long _waiting;

    protected override long Waiting => _waiting;

    public override BulkInsert Add(string? value) => value is null ? AddNull() : Put(value, value.Length * 2);

    public override BulkInsert Add(byte[]? value) => value is null ? AddNull() : Put(value, value.Length);

    public override BulkInsert AddNull() => Put(null, 0);

    /// <summary>An empty temporary table with some columns of a table.</summary>
    internal static string MakeStageOf(string stage, string table, string columns) => $"SELECT TOP 0 {columns} INTO {stage} FROM {table}";

    internal static string DropStageOf(string stage) => $"DROP TABLE {stage}";

    protected override BulkInsert Put(long value) => Put(value, sizeof(long));

    protected override void BeginRow()
    {
        _row = new object?[ColumnNames.Length];
        _next = 0;
        _rows.Add(_row);
    }

    protected override string StageName(string table) => $"#staged_{table}";

    protected override void MakeStage(string stage, string table) =>
        Scope.Connection.Execute(MakeStageOf(stage, table, QuotedNames), transaction: Scope.Transaction);

    protected override void ClearStage(string stage) => Scope.Connection.Execute(DropStageOf(stage), transaction: Scope.Transaction);

    protected override void Send(string target, Func<int, bool> which)
    {
        using var rows = ToTable(which);
        using var copy = new SqlBulkCopy((SqlConnection)Scope.Connection, SqlBulkCopyOptions.CheckConstraints, (SqlTransaction)Scope.Transaction)
        {
            DestinationTableName = target,
            BulkCopyTimeout = 0,
        };
        foreach (var column in ColumnNames)
        {
            copy.ColumnMappings.Add(column, column);
        }

        copy.WriteToServer(rows);
    }

    protected override void Clear()
    {
        _rows.Clear();
        _waiting = 0;
    }

    private BulkCopiedRows Put(object? value, int size)
    {
        CountValue();
        if (_next < _row.Length)
        {
            _row[_next++] = value ?? DBNull.Value;
        }

        _waiting += size + 16;
        return this;
    }

    // A column's type is that of its values; one without any takes a number, which is as good for NULL as another.
    private DataTable ToTable(Func<int, bool> which)
    {
        var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        for (var i = 0; i < ColumnNames.Length; i++)
        {
            table.Columns.Add(ColumnNames[i], _rows.Select(r => r[i]).FirstOrDefault(v => v is not DBNull)?.GetType() ?? typeof(long));
        }

        for (var row = 0; row < _rows.Count; row++)
        {
            if (which(row))
            {
                table.Rows.Add(_rows[row]);
            }
        }

        return table;
    }
}
