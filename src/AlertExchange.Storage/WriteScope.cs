using AlertExchange.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage;

/// <summary>One write transaction; commits when the function it is handed to returns, rolls back when it throws.</summary>
public sealed class WriteScope : ReadScope
{
    internal WriteScope(SqliteConnection connection, SqliteTransaction transaction)
        : base(connection, transaction)
    {
    }

    internal int Execute(string sql, object? parameters = null) => Connection.Execute(sql, parameters, Transaction);

    internal BulkInsert Bulk(string table, string[] columns, string tail = "") => new(Connection, table, columns, tail);

    /// <summary>Takes <paramref name="count"/> numbers of a named sequence that starts at 1; returns the first.</summary>
    internal long Take(string counter, long count = 1)
    {
        if (Execute("UPDATE counter SET value = value + @count WHERE name = @counter", new { counter, count }) == 0)
        {
            Execute("INSERT INTO counter (name, value) VALUES (@counter, @count)", new { counter, count });
        }

        return First<long>("SELECT value FROM counter WHERE name = @counter", new { counter }) - count + 1;
    }

    /// <summary>The next number in the order of changes. Writers take turns, so a reader that has seen n has seen everything up to n.</summary>
    internal long NextRevision() => Take("revision");

    /// <summary>
    /// The row numbers of things known by a 64-bit id: those of the table, and new ones at the end of it for the others.
    /// </summary>
    /// <param name="isNew">Things that have no row for sure are not looked for.</param>
    /// <returns>A number for each id in order, and the first number that is new: those from it on had no row before.</returns>
    internal (long[] Numbers, long FirstNew) NumberRows(string table, long[] ids, Func<int, bool> isNew)
    {
        var firstNew = Take(table, ids.Length);
        var next = firstNew;
        var numbers = new long[ids.Length];
        using var lookup = new NumberLookup(Connection, $"SELECT {table}_no FROM {table} WHERE {table}_id = ?");
        for (var i = 0; i < ids.Length; i++)
        {
            numbers[i] = !isNew(i) && lookup.TryFind(ids[i], out var known) ? known : next++;
        }

        return (numbers, firstNew);
    }
}
