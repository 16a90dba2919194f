using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Reading;

/// <summary>
/// Takes what was made of a file in order and stores several batches a transaction, each with its matches, while the next are made ready.
/// Announces a batch that still has to be matched, and only when it is stored.
/// </summary>
internal sealed class BatchWriter(ExchangeStore store, string submissionId, WorkerLease worker, StagedEntries staged, PlaceClock clock, Func<BatchStored, Task> announce)
{
    /// <summary>Fewer are stored at once only at the end of a file.</summary>
    private const int FewestPerTransaction = 8;

    /// <summary>As many may wait for the transaction before theirs; then making the next ones waits too.</summary>
    private const int MostWaiting = 64;

    private const int MostRejectionsWaiting = 8000;

    private readonly List<ReadyBatch> _waiting = [];
    private int _rejectionsWaiting;
    private Task _storing = Task.CompletedTask;

    public RowTally Tally { get; } = new();

    public async Task TakeAsync(ReadyBatch ready, CancellationToken cancellation)
    {
        Tally.Rejected += ready.Rejections.Count;
        if (ready.Batch is { } batch)
        {
            Tally.Accepted += batch.RowCount;
            Tally.Remarked += ready.Doubtful;
            Tally.Kinds.Add(batch.Kind);
        }

        _waiting.Add(ready);
        _rejectionsWaiting += ready.Rejections.Count;
        if ((_waiting.Count >= FewestPerTransaction && _storing.IsCompleted) || _waiting.Count >= MostWaiting || _rejectionsWaiting >= MostRejectionsWaiting)
        {
            await StoreAsync(cancellation);
        }
    }

    /// <summary>Stores what is left and waits until everything is.</summary>
    public async Task<RowTally> FlushAsync(CancellationToken cancellation)
    {
        await StoreAsync(cancellation);
        await _storing;
        return Tally;
    }

    /// <summary>Waits for a write that is under way, whatever comes of it: the caller already has a failure to tell.</summary>
    public Task AbandonAsync() => _storing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private async Task StoreAsync(CancellationToken cancellation)
    {
        await _storing;
        if (_waiting.Count == 0)
        {
            return;
        }

        var ready = _waiting.ToArray();
        _waiting.Clear();
        _rejectionsWaiting = 0;
        _storing = Store(ready, cancellation);
    }

    private async Task Store(ReadyBatch[] ready, CancellationToken cancellation)
    {
        NewBatch[] batches = [.. ready.Where(r => r.Batch is not null).Select(r => r.Batch!)];
        OffRosterPerson[] strangers = [.. ready.SelectMany(r => r.Strangers)];
        if (strangers.Length > 0 && store.AppendsSideBySide)
        {
            // People on no roster are everybody's: whoever writes them needs the turn, but only for them. Before the batches that tell of them: what
            // is read anew from its start saves them anew, to the same end.
            await store.WriteAsync(scope => SaveStrangers(scope, strangers), cancellation);
            strangers = [];
        }

        var ids = await store.AppendAsync(
            scope =>
            {
                KeepClaim(scope);
                store.Batches.AppendRejections(scope, submissionId, [.. ready.SelectMany(r => r.Rejections)]);
                store.OffRoster.Save(scope, strangers, clock.Now);
                return store.Batches.Append(scope, submissionId, batches);
            }, cancellation);
        for (var i = 0; i < ids.Count; i++)
        {
            if (batches[i].Match is { } match)
            {
                staged.Offer(ids[i], submissionId, match.LedgerEntries, batches[i].Keys);
            }
            else
            {
                await announce(new BatchStored(submissionId, ids[i]));
            }
        }
    }

    private void SaveStrangers(WriteScope scope, OffRosterPerson[] strangers)
    {
        KeepClaim(scope);
        store.OffRoster.Save(scope, strangers, clock.Now);
    }

    private void KeepClaim(WriteScope scope)
    {
        if (!store.Submissions.HoldsClaim(scope, submissionId, worker))
        {
            // Taken for dead, wrongly: somebody else reads the file from its start, and nothing of this reading may come between.
            throw new InvalidOperationException($"Submission {submissionId} was claimed by somebody else while it was read.");
        }
    }
}
