using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlertExchange.Storage.Sqlite;

/// <summary>
/// Copies what stands in the write-ahead log into the database, on a thread and a connection of its own, so that the writer need not stop
/// for it. The writer's connection does it itself only when this one falls far behind.
/// </summary>
internal sealed class Checkpointer(Func<SqliteConnection> open) : IDisposable
{
    /// <summary>Pages that the writer wrote before it is worth while.</summary>
    private const int Enough = 4000;

    private readonly AutoResetEvent _wanted = new(false);
    private readonly Lock _gate = new();
    private Thread? _thread;
    private int _written;
    private volatile bool _ending;

    /// <summary>Tells what a transaction wrote, as its connection counts it.</summary>
    public void Committed(SqliteConnection connection)
    {
        if (raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1) != raw.SQLITE_OK
            || Interlocked.Add(ref _written, pages) < Enough)
        {
            return;
        }

        Interlocked.Exchange(ref _written, 0);
        lock (_gate)
        {
            if (_thread is null && !_ending)
            {
                _thread = new Thread(Run) { IsBackground = true, Name = "checkpointer" };
                _thread.Start();
            }
        }

        _wanted.Set();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ending = true;
        }

        _wanted.Set();
        _thread?.Join();
        _wanted.Dispose();
    }

    private void Run()
    {
        try
        {
            using var connection = open();

            // A connection that never read the file does not know that there is a log.
            using (var look = connection.CreateCommand())
            {
                look.CommandText = "SELECT COUNT(*) FROM sqlite_master";
                look.ExecuteScalar();
            }

            while (_wanted.WaitOne() && !_ending)
            {
                // Passive: it copies what no reader still needs and makes nobody wait. Like SQLite's own automatic checkpoint it may fail (a
                // full disk, say) without harm to what was committed; the next one copies the rest.
                _ = raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
            }
        }
        catch (SqliteException)
        {
            // No connection of its own is to be had: the writer's copies the log when it is long enough.
        }
    }
}
