using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using static AlertExchange.Storage.Databases.StatementLog;

namespace AlertExchange.Storage.Databases;

/// <summary>
/// Tells whether a commit took place whose answer was lost with the connection: every writing connection has a row of its own in
/// <c>counter</c>, which each of its transactions counts up.
/// </summary>
internal sealed class CommitLedger(Database database)
{
    private readonly ConditionalWeakTable<DbConnection, Entry> _entries = [];
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>Must be done outside a transaction, so that a look at the row later finds it whatever became of the transaction.</summary>
    public void Register(DbConnection connection)
    {
        if (database.WritesSideBySide && !_entries.TryGetValue(connection, out _))
        {
            var entry = new Entry($"commits {Guid.NewGuid():N}");
            connection.Execute(Told("INSERT INTO counter (name, value) VALUES (@Name, 0)"), entry);
            _entries.Add(connection, entry);
            _names.TryAdd(entry.Name, true);
        }
    }

    /// <summary>Counts a transaction; what it returns tells later whether it was committed. Null where a commit always answers.</summary>
    public UnsureCommit? Count(DbConnection connection, DbTransaction transaction)
    {
        if (!_entries.TryGetValue(connection, out var entry))
        {
            return null;
        }

        connection.Execute(Told("UPDATE counter SET value = @Commits WHERE name = @Name"), new { entry.Name, Commits = ++entry.Commits }, transaction);
        return new UnsureCommit(entry.Name, entry.Commits);
    }

    /// <summary>True when the transaction was committed. Waits until the server has ended it, if it still has it open.</summary>
    public static bool WasCommitted(UnsureCommit commit, DbConnection connection)
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        connection.Execute(Told("UPDATE counter SET value = value WHERE name = @Name"), commit, transaction);
        var commits = connection.QueryFirstOrDefault<long>(Told("SELECT value FROM counter WHERE name = @Name"), commit, transaction);
        transaction.Commit();
        return commits == commit.Number;
    }

    /// <summary>Removes the rows of this process.</summary>
    public void Forget(DbConnection connection)
    {
        foreach (var name in _names.Keys)
        {
            connection.Execute(Told("DELETE FROM counter WHERE name = @name"), new { name });
        }
    }

    private sealed record Entry(string Name)
    {
        public long Commits { get; set; }
    }
}
