using System.Collections.Concurrent;
using System.Diagnostics;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Messages;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Pipeline.Working;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Reading;

/// <summary>
/// The first station: a claimed file becomes stored batches of alerts with their matches, and rejected rows. A broken-off attempt is begun
/// again from the start.
/// </summary>
internal sealed class ReadingStation(ExchangeStore store, FormCatalog forms, IntakeRequests requests, RosterCache rosters, LinkageDesk linkage, MatchingStation matching, StagedEntries staged,
    Notices notices, SubmissionMonitor monitor, WorkerLease worker, WorkInHand inHand, ExchangeSettings settings, PlaceClock clock, ExchangeMetrics metrics)
{
    private readonly ConcurrentDictionary<string, byte> _underWay = new();

    /// <summary>Reads the file and announces each stored batch.</summary>
    /// <returns>True when the file is accepted for matching and every batch happens to be matched already.</returns>
    public async Task<bool> ReadAsync(string submissionId, Func<BatchStored, Task> announce, CancellationToken cancellation)
    {
        // A claim check may be delivered twice; the second one finds the reading under way and leaves it alone.
        if (!_underWay.TryAdd(submissionId, 0))
        {
            return false;
        }

        try
        {
            using var held = inHand.Hold(submissionId);
            var submission = await BeginAsync(submissionId, cancellation);
            return submission is not null && await ReadAsync(submission, announce, cancellation);
        }
        finally
        {
            _underWay.TryRemove(submissionId, out _);
        }
    }

    private async Task<bool> ReadAsync(Submission submission, Func<BatchStored, Task> announce, CancellationToken cancellation)
    {
        using var activity = StationActivity.Begin(StationName.Read, submission.SubmissionId).About(submission);
        var began = Stopwatch.GetTimestamp();
        try
        {
            await using var file = store.Files.OpenRead(submission.FileId);
            var request = requests.For(submission);
            using var sheets = IntakeFile.Open(file, request, forms);
            var session = IntakeSession.Open(sheets, request, forms);
            var reading = new FileReading(store, submission.SubmissionId, worker, session, MatchFor(submission), staged, clock, announce);
            var tally = await reading.RunAsync(
                received => monitor.Report(submission.SubmissionId, Part(file), $"已读 {received} 行"), cancellation);
            var matched = await EndAsync(submission, session.Report, tally, cancellation);
            activity?.SetTag("alertexchange.rows", tally.Received);
            metrics.FileRead(submission, tally.Accepted, tally.Rejected, Stopwatch.GetElapsedTime(began));
            return matched;
        }
        catch (IntakeRefusedException refused)
        {
            await GiveUpAsync(submission, new Fault("intake", refused.Refusal.Code, refused.Refusal.Message), cancellation);
            return false;
        }
    }

    /// <summary>Ends a submission with a recorded fault; what it had staged is removed. One that is admitted keeps its place and is finished at the next start.</summary>
    public async Task GiveUpAsync(Submission submission, Fault fault, CancellationToken cancellation)
    {
        staged.Drop(submission.SubmissionId);
        await store.WriteAsync(scope =>
        {
            var current = store.Submissions.Find(scope, submission.SubmissionId);
            if (current is null || current.IsFinished)
            {
                return;
            }

            store.Faults.Record(scope, current.SubmissionId, fault, clock.Now);
            if (current.State == SubmissionState.Accepted)
            {
                // Its rows count already: it stays what it is, with the fault told, and the next start goes on assessing.
                store.Submissions.TryChange(scope, current.State, current with { Fault = fault }, clock.Now, fault.Code);
                return;
            }

            store.Batches.DeleteStaged(scope, current.SubmissionId);
            var failed = current with { State = SubmissionState.Failed, Fault = fault, CompletedAt = clock.Now };
            store.Submissions.TryChange(scope, current.State, failed, clock.Now, fault.Code);
            notices.Tell(scope, failed);
        }, cancellation);
        monitor.Finished(submission.SubmissionId);
    }

    private async Task<Submission?> BeginAsync(string submissionId, CancellationToken cancellation)
    {
        // The roster and the weights that are newest now are those the whole file is matched with, whatever is imported meanwhile.
        var (roster, weights) = (rosters.LatestVersion(), linkage.LatestVersion());
        return await store.WriteAsync(scope =>
        {
            if (!store.Submissions.TryClaim(scope, submissionId, worker)
                || store.Submissions.Find(scope, submissionId) is not { State: SubmissionState.Received or SubmissionState.Reading } submission)
            {
                return null;
            }

            store.Batches.DeleteStaged(scope, submissionId);
            var reading = submission with { State = SubmissionState.Reading, RosterVersion = roster, LinkageVersion = weights };
            return store.Submissions.TryChange(scope, submission.State, reading, clock.Now) ? reading : null;
        }, cancellation);
    }

    /// <summary>How batches are matched before they are stored. The roster is loaded when the first one asks: a file may be refused before.</summary>
    private BatchMatch? MatchFor(Submission submission)
    {
        if (!settings.MatchWhileReading)
        {
            return null;
        }

        var prepared = new Lazy<BatchMatch>(() => matching.Prepare(submission.RosterVersion ?? 0, submission.LinkageVersion));
        return batch => prepared.Value(batch);
    }

    private async Task<bool> EndAsync(Submission submission, IntakeReport report, RowTally tally, CancellationToken cancellation)
    {
        var held = !submission.ConfirmedErrors && tally.Received > 0 && tally.Rejected > settings.ErrorRateLimit * tally.Received;
        var ended = submission with
        {
            State = held ? SubmissionState.Held : SubmissionState.Matching,
            Kinds = KindsIn(report, tally),
            Append = submission.Append || report.IsCorrectionSheet,
            Counts = submission.Counts with { Received = tally.Received, Rejected = tally.Rejected, Accepted = tally.Accepted, Remarked = tally.Remarked },
            ReportJson = SubmissionReport.From(report).ToJson(),
        };
        await store.WriteAsync(scope =>
        {
            if (!store.Submissions.HoldsClaim(scope, submission.SubmissionId, worker) || !store.Submissions.TryChange(scope, SubmissionState.Reading, ended, clock.Now))
            {
                throw new InvalidOperationException($"Submission {submission.SubmissionId} was moved by somebody else while it was read.");
            }

            notices.Tell(scope, ended);

            if (settings.Transport.IsShared)
            {
                // What follows is whoever's turn it is: the claim was for the reading.
                store.Submissions.Release(scope, submission.SubmissionId, worker.WorkerId);
            }
        }, cancellation);
        if (held)
        {
            staged.Drop(submission.SubmissionId);
            monitor.Finished(submission.SubmissionId);
            return false;
        }

        // Asked after the commit, as the matching station does: of two that end at once, the later one sees both.
        return store.Read(scope => store.Batches.IsMatched(scope, submission.SubmissionId));
    }

    // A form all of whose rows were rejected was reported nevertheless: what vanished from it is withdrawn as from any other.
    private static AlertKind[] KindsIn(IntakeReport report, RowTally tally) =>
        [.. report.Sheets.Where(s => s is { Read: true, DataRows: > 0, Kind: not null }).Select(s => s.Kind!.Value).Union(tally.Kinds).Order()];

    private static double? Part(Stream file) => file.Length == 0 ? null : Math.Min(0.99, (double)file.Position / file.Length);
}
