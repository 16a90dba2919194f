using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;

namespace AlertExchange.Storage.Databases;

/// <summary>Connections of one sort, each lent to one user at a time and kept for the next while it is sound.</summary>
internal sealed class Connections(Func<DbConnection> open) : IDisposable
{
    private readonly ConcurrentBag<DbConnection> _idle = [];
    private volatile bool _closed;

    public DbConnection Rent() => _idle.TryTake(out var connection) ? connection : open();

    /// <summary>Null when none is open and unused.</summary>
    public DbConnection? RentIdle() => _idle.TryTake(out var connection) ? connection : null;

    public void Return(DbConnection connection, bool isSound)
    {
        if (isSound && !_closed && connection.State == ConnectionState.Open)
        {
            _idle.Add(connection);
        }
        else
        {
            connection.Dispose();
        }
    }

    /// <summary>Closes what is idle: after one connection was lost, its neighbours likely are too.</summary>
    public void Clear()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    public void Dispose()
    {
        _closed = true;
        Clear();
    }
}
