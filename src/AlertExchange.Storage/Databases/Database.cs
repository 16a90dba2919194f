using System.Data.Common;
using Dapper;

namespace AlertExchange.Storage.Databases;

/// <summary>
/// What one kind of database does in its own way. Everything else is one SQL: small, without MERGE, hints or table-valued parameters, and
/// with <c>LIMIT n</c> or <c>LIMIT n OFFSET m</c> at its end where a list is cut.
/// </summary>
internal abstract class Database(StoreOptions options) : IDisposable
{
    /// <summary>The folder of its migrations.</summary>
    public abstract string Name { get; }

    public StoreOptions Options { get; } = options;

    /// <summary>True where two readers may walk side by side on one connection at no cost.</summary>
    public virtual bool ReadsSideBySide => false;

    /// <summary>True where writes without a turn run side by side; false where every write waits for the one before anyway.</summary>
    public virtual bool WritesSideBySide => true;

    /// <summary>
    /// What stands before a column in a condition by which rows are not to be looked up, but only kept or left out, where the database cannot
    /// know better itself.
    /// </summary>
    public virtual string NotLookedUpBy => "";

    /// <summary>A new connection for one user at a time; the store pools them itself.</summary>
    public abstract DbConnection Open(bool readOnly);

    /// <summary>Begins a transaction that sees one snapshot from its first query on.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>Begins a transaction that writes. With a turn it waits for the one that has it, in this process or another.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection, bool withTurn);

    /// <summary>Begins the one transaction in which the schema is looked at and brought up to date; one process at a time.</summary>
    public abstract DbTransaction BeginMigration(DbConnection connection);

    /// <summary>Rows for a table, written when the scope next asks the database anything, at the latest.</summary>
    /// <param name="rows">How many there will be, where that is known; then some may be written only with the last.</param>
    public abstract BulkInsert Bulk(WriteScope scope, string table, string[] columns, Overwrite? overwrite, int? rows);

    /// <summary>What stands behind a column to ask for a list of numbers, in as many pieces as needed.</summary>
    public abstract IEnumerable<NumberList> InPieces(IReadOnlyCollection<long> numbers);

    /// <summary>The values of a reader's current row, without boxing where the driver allows it.</summary>
    public abstract RowReader Row(DbDataReader reader);

    /// <summary>The store's SQL as this database understands it.</summary>
    public virtual string Translate(string sql) => sql;

    /// <summary>Rows one by one; between two of them the scope may be asked something else.</summary>
    public virtual IEnumerable<T> Stream<T>(ReadScope scope, string sql, object? parameters) =>
        scope.Connection.Query<T>(sql, parameters, scope.Transaction, buffered: false);

    /// <summary>The numbers of those rows of a table that are there already, by their ids.</summary>
    public virtual IReadOnlyDictionary<long, long> FindNumbers(ReadScope scope, string table, long[] ids)
    {
        var numbers = new Dictionary<long, long>(ids.Length);
        foreach (var row in scope.QueryIn<NumberRow>($"SELECT {table}_id AS id, {table}_no AS no FROM {table} WHERE {table}_id IN", ids))
        {
            numbers[row.Id] = row.No;
        }

        return numbers;
    }

    /// <summary>Memory for the pages of a connection, in KiB, where that is the program's to say.</summary>
    public virtual void SetCache(ReadScope scope, int? kibibytes)
    {
    }

    /// <summary>Told after every commit of a writer.</summary>
    public virtual void Committed(DbConnection connection)
    {
    }

    public virtual void Dispose()
    {
    }

    /// <summary>True for a failure after which the same transaction, begun anew, may well succeed: connection lost, victim of a deadlock.</summary>
    public abstract bool IsTransient(Exception failure);

    /// <summary>True when a row with the same key was there already.</summary>
    public abstract bool IsDuplicate(Exception failure);

    /// <summary>A failure in words that say what to do, or null to let it pass as it is.</summary>
    public abstract StoreException? Explain(Exception failure);

    private sealed class NumberRow
    {
        public long Id { get; init; }

        public long No { get; init; }
    }
}
