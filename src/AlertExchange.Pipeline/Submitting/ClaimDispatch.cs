using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Bus;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>
/// Sends a registered submission on its way. In one process it is claimed with its birth; where others work, it is anybody's, and when the
/// broker cannot be reached the store keeps it until a worker looks.
/// </summary>
internal sealed partial class ClaimDispatch(ExchangeSettings settings, bool stations, Lanes lanes, ClaimChecks checks, WorkerLease? worker, ILogger<ClaimDispatch> log)
{
    /// <summary>How long a sender waits for the broker before the file is left to the next look of a worker.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Claims within the transaction of the birth, so that nobody who looks for orphans takes it up beside us.</summary>
    public void Claim(WriteScope scope, ExchangeStore store, string submissionId)
    {
        if (!settings.Transport.IsShared && worker is not null)
        {
            store.Submissions.TryClaim(scope, submissionId, worker);
        }
    }

    /// <summary>Sends the claim check. Never fails: what is registered is safe, and a worker that looks finds it.</summary>
    public async Task SendAsync(Submission submission, CancellationToken cancellation)
    {
        if (!settings.Transport.IsShared && !stations)
        {
            // The bus of this process has no station on it; a worker of the same directory sees the submission within a second.
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (settings.Transport.IsShared)
        {
            patience.CancelAfter(Patience);
        }

        try
        {
            await checks.SendAsync(lanes.Of(submission), new SubmissionReceived(submission.SubmissionId), patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception away) when (settings.Transport.IsShared && !cancellation.IsCancellationRequested)
        {
            NotSent(log, submission.SubmissionId, away.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The claim check of {SubmissionId} could not be sent ({Reason}); it is stored, and a worker will find it.")]
    private static partial void NotSent(ILogger log, string submissionId, string reason);
}
