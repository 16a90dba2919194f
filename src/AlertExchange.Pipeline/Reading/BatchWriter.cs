using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Messages;
using AlertExchange.Intake;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Reading;

/// <summary>
/// Takes adapted rows in order, numbers repeats, encodes, and stores several batches a transaction while the next are made ready.
/// Announces a batch only when it is stored.
/// </summary>
internal sealed class BatchWriter(ExchangeStore store, string submissionId, WorkerLease worker, HotBatches hot, Func<BatchStored, Task> announce)
{
    private const int BatchesPerTransaction = 8;

    private readonly RepeatedAlerts _repeats = new();
    private readonly List<(NewBatch Batch, HotBatch Hot)> _batches = [];
    private readonly List<StoredRejection> _rejections = [];
    private Task _storing = Task.CompletedTask;

    public RowTally Tally { get; } = new();

    public async Task TakeAsync(AdaptedBatch adapted, CancellationToken cancellation)
    {
        Tally.Rejected += adapted.Rejected.Count;
        Tally.Accepted += adapted.Alerts.Count;
        foreach (var row in adapted.Rejected)
        {
            _rejections.Add(new StoredRejection(row.Sheet, row.Row, JsonSerializer.Serialize(row.Problems, ReportJson.Options), row.AlertId));
        }

        if (adapted.Alerts.Count > 0)
        {
            var alerts = _repeats.Number(adapted.Alerts);
            Tally.Remarked += Doubtful(alerts);
            Tally.Kinds.Add(alerts[0].Kind);
            _batches.Add((NewBatch.From(adapted.Number, alerts, adapted.EventKeys), new HotBatch(submissionId, alerts, adapted.EventKeys)));
        }

        if (_batches.Count >= BatchesPerTransaction || _rejections.Count >= 1000 * BatchesPerTransaction)
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

    private static int Doubtful(IReadOnlyList<AlertMessage> alerts)
    {
        var count = 0;
        for (var i = 0; i < alerts.Count; i++)
        {
            var remarks = alerts[i].Remarks;
            for (var j = 0; j < remarks.Count; j++)
            {
                if (remarks[j].IsDoubt)
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }

    private async Task StoreAsync(CancellationToken cancellation)
    {
        await _storing;
        await hot.RoomAsync(cancellation);
        if (_batches.Count == 0 && _rejections.Count == 0)
        {
            return;
        }

        var batches = _batches.ToArray();
        var rejections = _rejections.ToArray();
        _batches.Clear();
        _rejections.Clear();
        _storing = Store(batches, rejections, cancellation);
    }

    private async Task Store((NewBatch Batch, HotBatch Hot)[] batches, StoredRejection[] rejections, CancellationToken cancellation)
    {
        var ids = await store.AppendAsync(scope =>
        {
            if (!store.Submissions.HoldsClaim(scope, submissionId, worker))
            {
                // Taken for dead, wrongly: somebody else reads the file from its start, and nothing of this reading may come between.
                throw new InvalidOperationException($"Submission {submissionId} was claimed by somebody else while it was read.");
            }

            store.Batches.AppendRejections(scope, submissionId, rejections);
            return store.Batches.Append(scope, submissionId, Array.ConvertAll(batches, b => b.Batch));
        }, cancellation);
        for (var i = 0; i < ids.Count; i++)
        {
            hot.Offer(ids[i], batches[i].Hot);
            await announce(new BatchStored(submissionId, ids[i]));
        }
    }
}
