using System.Collections.Concurrent;
using AlertExchange.Pipeline.Assessing;

namespace AlertExchange.Pipeline.Matching;

/// <summary>
/// Alerts that were just stored, on their way to matching in the same process, so that they need not be read back.
/// Only a shortcut: whatever is not here is in the store. Holds a bounded number of batches; further ones are left to the store.
/// </summary>
internal sealed class HotBatches(StagedEntries staged)
{
    private const int AtMost = 96;
    private const int Step = 4;
    private const int LongestWait = 400;

    /// <summary>Batches come to matching about in order: what is so many numbers behind was taken by another process.</summary>
    private const int Behind = 48;

    private readonly ConcurrentDictionary<long, HotBatch> _batches = new();

    /// <summary>
    /// Waits a moment while too many batches are on their way, so that reading does not run ahead of matching and every batch would have to
    /// be read back. Never for long: matching may be slow or have given up, and reading must not hang on it.
    /// </summary>
    public async Task RoomAsync(CancellationToken cancellation)
    {
        for (var waited = 0; _batches.Count >= AtMost && waited < LongestWait; waited += Step)
        {
            await Task.Delay(Step, cancellation);
        }
    }

    /// <summary>Keeps a batch, unless too many wait already.</summary>
    public void Offer(long batchId, HotBatch batch)
    {
        if (_batches.Count < AtMost)
        {
            _batches[batchId] = batch;
        }
    }

    /// <summary>Hands a batch over and forgets it.</summary>
    public HotBatch? Take(long batchId)
    {
        if (!_batches.TryRemove(batchId, out var batch))
        {
            return null;
        }

        if (_batches.Count >= AtMost / 2)
        {
            Drop((id, other) => id < batchId - Behind && other.SubmissionId == batch.SubmissionId);
        }

        return batch;
    }

    /// <summary>Forgets batches whose submission was given up.</summary>
    public void Drop(string submissionId)
    {
        staged.Drop(submissionId);
        Drop((_, batch) => batch.SubmissionId == submissionId);
    }

    private void Drop(Func<long, HotBatch, bool> which)
    {
        foreach (var (id, batch) in _batches)
        {
            if (which(id, batch))
            {
                _batches.TryRemove(id, out _);
            }
        }
    }
}
