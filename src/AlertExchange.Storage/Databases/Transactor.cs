using System.Data;
using System.Data.Common;
using Polly;
using Polly.Retry;

namespace AlertExchange.Storage.Databases;

/// <summary>
/// Runs work in transactions, and again when the database was lost under it. A read is begun again only while it has learnt nothing, for it
/// may have handed rows on; a write is begun anew from its start, for a roll-back takes everything of it back. A commit whose answer was
/// lost is looked up: it is never done twice.
/// </summary>
internal sealed class Transactor : IDisposable
{
    private static readonly ResiliencePropertyKey<Attempt> AttemptKey = new("attempt");

    private readonly Database _database;
    private readonly Connections _readers;
    private readonly Connections _writers;
    private readonly CommitLedger _commits;
    private readonly NumberBlocks _blocks;
    private readonly ResiliencePipeline _retry;
    private volatile bool _stopping;

    public Transactor(Database database)
    {
        _database = database;
        _readers = new Connections(() => database.Open(readOnly: true));
        _writers = new Connections(() => database.Open(readOnly: false));
        _commits = new CommitLedger(database);
        _blocks = new NumberBlocks(TakeApart);
        _retry = new ResiliencePipelineBuilder { TimeProvider = database.Options.Clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is { } failure && !_stopping
                    && arguments.Context.Properties.TryGetValue(AttemptKey, out var attempt) && attempt.MayBeginAgain(failure)),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(5),
                UseJitter = true,
            })
            .Build();
    }

    /// <param name="keepsToItself">Nothing that the work learns leaves it before it returns: it may be begun again whatever it has learnt.</param>
    public T Read<T>(Func<ListScope, T> work, bool keepsToItself = false) => Persist(attempt => Use(_readers, connection =>
    {
        using var transaction = _database.BeginRead(connection);
        var scope = new ListScope(_database, connection, transaction);
        attempt.MayRepeat = () => keepsToItself || !scope.HasAnswered;
        var result = work(scope);
        transaction.Commit();
        return result;
    }));

    public T Write<T>(Func<WriteScope, T> work, bool withTurn, CancellationToken cancellation = default) => Persist(
        attempt => Use(_writers, connection =>
        {
            attempt.Runs(sideBySide: !withTurn);
            if (attempt.Unsure is { } commit && CommitLedger.WasCommitted(commit, connection))
            {
                return (T)attempt.Result!;
            }

            attempt.Unsure = null;
            _commits.Register(connection);
            using var transaction = _database.BeginWrite(connection, withTurn);
            var scope = new WriteScope(_database, connection, transaction, _blocks, withTurn);
            var counted = _commits.Count(connection, transaction);
            var result = work(scope);
            scope.Flush();
            (attempt.Unsure, attempt.Result) = (counted, result);
            transaction.Commit();
            _database.Committed(connection);
            scope.Committed();
            return result;
        }), cancellation);

    /// <summary>Writes without a turn and without trying again. False when the database could not be asked just now.</summary>
    public bool TryOnce(Func<WriteScope, bool> work)
    {
        try
        {
            return Use(_writers, connection =>
            {
                using var transaction = _database.BeginWrite(connection, withTurn: false);
                var done = work(new WriteScope(_database, connection, transaction, _blocks, hasTurn: false));
                transaction.Commit();
                return done;
            });
        }
        catch (DbException e) when (_database.Explain(e) is not null)
        {
            return false;
        }
    }

    /// <summary>Brings the schema up to date and looks at the key check; each may be begun again.</summary>
    public T Prepare<T>(Func<DbConnection, T> work) => Persist(_ => Use(_writers, work));

    /// <summary>Nothing is tried again from here on, so that a program can end while its database is away.</summary>
    public void Stop() => _stopping = true;

    public void Dispose()
    {
        _stopping = true;
        _readers.Dispose();
        ForgetCommits();
        _database.Dispose();
        _writers.Dispose();
    }

    private static T Use<T>(Connections connections, Func<DbConnection, T> work)
    {
        var connection = connections.Rent();
        var isSound = false;
        try
        {
            var result = work(connection);
            isSound = true;
            return result;
        }
        catch (Exception e) when (connection.State != ConnectionState.Open && e is (IOException or InvalidOperationException))
        {
            throw new LostConnectionException(e);
        }
        catch (Exception e) when (e is not DbException)
        {
            // The work's own failure; its transaction is rolled back by now.
            isSound = true;
            throw;
        }
        finally
        {
            connections.Return(connection, isSound);
        }
    }

    private T Persist<T>(Func<Attempt, T> work, CancellationToken cancellation = default)
    {
        var attempt = new Attempt(_database);
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(AttemptKey, attempt);
        try
        {
            return _retry.Execute(
                _ =>
                {
                    try
                    {
                        return work(attempt);
                    }
                    catch (Exception e) when (_database.IsTransient(e))
                    {
                        _readers.Clear();
                        _writers.Clear();
                        throw;
                    }
                }, context);
        }
        catch (Exception e) when (_database.Explain(e) is { } told)
        {
            throw told;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private void ForgetCommits()
    {
        if (_writers.RentIdle() is not { } connection)
        {
            return;
        }

        try
        {
            _commits.Forget(connection);
        }
        catch (DbException e) when (_database.IsTransient(e))
        {
            // The database is away while the program ends: some small rows stay behind and mean nothing to anybody.
        }
        finally
        {
            connection.Dispose();
        }
    }

    private long TakeApart(string counter, long count) => Persist(attempt => Use(_writers, connection =>
    {
        attempt.Runs(sideBySide: true);

        // Numbers of a transaction whose commit is unsure are left out: a gap.
        using var transaction = _database.BeginWrite(connection, withTurn: false);
        var first = new WriteScope(_database, connection, transaction, _blocks, hasTurn: false).TakeHere(counter, count);
        transaction.Commit();
        return first;
    }));

    /// <summary>What is known of the tries of one piece of work.</summary>
    private sealed class Attempt(Database database)
    {
        private const int MostCollisions = 3;

        private readonly long _begun = database.Options.Clock.GetTimestamp();
        private int _tries;
        private int _collisions;

        public Func<bool> MayRepeat { get; set; } = () => true;

        /// <summary>A commit that was sent and not answered.</summary>
        public UnsureCommit? Unsure { get; set; }

        /// <summary>What the work of that commit came to.</summary>
        public object? Result { get; set; }

        /// <summary>Two writes side by side may run into each other over a new key: begun again, the later one finds it there.</summary>
        public void Runs(bool sideBySide)
        {
            if (_tries++ == 0 && sideBySide && database.WritesSideBySide)
            {
                _collisions = MostCollisions;
            }
        }

        public bool MayBeginAgain(Exception failure) =>
            (database.IsTransient(failure) || (database.IsDuplicate(failure) && _collisions-- > 0))
            && MayRepeat() && database.Options.Clock.GetElapsedTime(_begun) < database.Options.BusyTimeout;
    }
}
