using System.Data.Common;
using AlertExchange.Storage.Databases;
using Dapper;

namespace AlertExchange.Storage;

/// <summary>One write transaction; commits when the function it is handed to returns, rolls back when it throws.</summary>
public sealed class WriteScope : ReadScope
{
    private readonly NumberBlocks _blocks;
    private readonly bool _hasTurn;
    private readonly List<StagedRows> _staged = [];
    private readonly List<Action> _afterCommit = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private bool _isFlushing;

    internal WriteScope(Database database, DbConnection connection, DbTransaction transaction, NumberBlocks blocks, bool hasTurn)
        : base(database, connection, transaction) => (_blocks, _hasTurn) = (blocks, hasTurn);

    internal int Execute(string sql, object? parameters = null) => Answered(Connection.Execute(Ask(sql), parameters, Transaction));

    /// <summary>Runs a statement that ends in <c>IN</c> for a list of any length.</summary>
    internal void ExecuteIn(string sqlUpToIn, IReadOnlyCollection<long> list)
    {
        foreach (var (condition, values) in InPieces(list))
        {
            var parameters = new DynamicParameters();
            foreach (var (name, value) in values)
            {
                parameters.Add(name, value);
            }

            Execute(UpToColumn(sqlUpToIn) + condition, parameters);
        }
    }

    /// <param name="count">How many rows there will be, where that is known: narrow ones are then written faster.</param>
    internal BulkInsert Bulk(string table, string[] columns, Overwrite? overwrite = null, int? count = null)
    {
        var rows = Database.Bulk(this, table, columns, overwrite, count);
        if (rows is StagedRows staged)
        {
            _staged.Add(staged);
        }

        return rows;
    }

    /// <summary>Takes <paramref name="count"/> numbers of a named sequence that starts at 1, without gaps; returns the first.</summary>
    internal long Take(string counter, long count = 1)
    {
        NeedTurn(counter);
        return TakeHere(counter, count);
    }

    /// <summary>Refuses a write that takes no turn: numbers without gaps would make every other write wait.</summary>
    internal void NeedTurn(string counter)
    {
        if (!_hasTurn)
        {
            throw new InvalidOperationException($"A write without a turn asked for the next number of '{counter}', which would make every other write wait.");
        }
    }

    /// <summary>Runs once the transaction is committed; where the answer to the commit was lost, not at all. It must not throw.</summary>
    internal void AfterCommit(Action work) => _afterCommit.Add(work);

    /// <summary>True the first time that this transaction asks for a thing by this name.</summary>
    internal bool IsFirst(string name) => _asked.Add(name);

    internal void Committed() => _afterCommit.ForEach(work => work());

    /// <summary>Takes numbers that only must be unique: they may have gaps and need not follow the order of commits. Makes nobody wait.</summary>
    internal long TakeLoose(string counter, long count) => Database.WritesSideBySide ? _blocks.Take(counter, count) : TakeHere(counter, count);

    internal long TakeHere(string counter, long count)
    {
        var last = First<long?>(
            "UPDATE counter SET value = value + @count WHERE name = @counter; SELECT value FROM counter WHERE name = @counter", new { counter, count });
        if (last is null)
        {
            Execute("INSERT INTO counter (name, value) VALUES (@counter, @count)", new { counter, count });
        }

        return (last ?? count) - count + 1;
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
        var known = Database.FindNumbers(this, table, [.. ids.Where((_, i) => !isNew(i))]);
        var numbers = new long[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            numbers[i] = known.TryGetValue(ids[i], out var number) ? number : next++;
        }

        return (numbers, firstNew);
    }

    /// <summary>Writes rows that still wait in memory, in the order of their tables.</summary>
    internal void Flush()
    {
        if (_isFlushing || _staged.Count == 0)
        {
            return;
        }

        _isFlushing = true;
        _staged.ForEach(s => s.Flush());
        _staged.RemoveAll(s => s.IsClosed);
        _isFlushing = false;
    }

    internal override string Ask(string sql)
    {
        Flush();
        return base.Ask(sql);
    }
}
