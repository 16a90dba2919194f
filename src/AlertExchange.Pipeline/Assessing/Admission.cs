using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// The moment a submission begins to count: its batches become live and, in the same transaction, the earlier rows of the same
/// department, kind and period that it replaces or no longer has stop counting.
/// </summary>
internal sealed class Admission(ExchangeStore store, FormCatalog forms, PlaceClock clock)
{
    /// <summary>Admits a matched submission; null when it is not its turn: an earlier file of the department and period is still under way.</summary>
    public Submission? TryAdmit(WriteScope scope, Submission submission, string policyVersion)
    {
        if (submission.State != SubmissionState.Matching || !store.Batches.IsMatched(scope, submission.SubmissionId) || HasEarlierUnderWay(scope, submission))
        {
            return null;
        }

        var at = clock.Now;
        store.Batches.MarkLive(scope, submission.SubmissionId);
        var rejected = RejectedIds(scope, submission.SubmissionId);
        foreach (var kind in submission.Kinds)
        {
            Replace(scope, submission, kind, rejected, at);
        }

        Remember(scope, submission, at);
        store.ZeroReports.Withdraw(scope, submission.Department, submission.Period, submission.SubmissionId, at);
        var batches = store.Batches.List(scope, submission.SubmissionId);
        var admitted = submission with
        {
            State = SubmissionState.Accepted,
            PolicyVersion = policyVersion,
            Counts = submission.Counts with { Definite = batches.Sum(b => b.Definite), Possible = batches.Sum(b => b.Possible), None = batches.Sum(b => b.None), Parked = batches.Sum(b => b.Parked) },
        };
        return store.Submissions.TryChange(scope, SubmissionState.Matching, admitted, at) ? admitted : null;
    }

    private bool HasEarlierUnderWay(ReadScope scope, Submission submission) =>
        store.Submissions.ListByPeriod(scope, submission.Period).TakeWhile(s => s.SubmissionId != submission.SubmissionId).Any(s =>
            s.Department == submission.Department
            && s.State is SubmissionState.Received or SubmissionState.Reading or SubmissionState.Matching or SubmissionState.Accepted);

    private HashSet<AlertId> RejectedIds(ReadScope scope, string submissionId) =>
        [.. store.Batches.ReadRejections(scope, submissionId).Where(r => r.AlertId is not null).Select(r => r.AlertId!.Value)];

    private void Replace(WriteScope scope, Submission submission, AlertKind kind, HashSet<AlertId> rejected, DateTimeOffset at)
    {
        if (store.Submissions.ListForSlot(scope, submission.Department, kind, submission.Period).All(s => s.SubmissionId == submission.SubmissionId))
        {
            return;
        }

        var slots = store.Batches.LiveSlots(scope, submission.Department, kind, submission.Period);
        var own = slots.Where(s => s.SubmissionId == submission.SubmissionId).SelectMany(s => s.AlertIds).ToHashSet();
        foreach (var slot in slots.Where(s => s.SubmissionId != submission.SubmissionId))
        {
            var (superseded, withdrawn) = Supersession.Of(slot, own, rejected, submission.Append);
            if (superseded is not null)
            {
                store.Batches.MarkDead(scope, slot.BatchId, superseded, DeathReason.Superseded, submission.SubmissionId, at);
            }

            if (withdrawn is not null)
            {
                store.Batches.MarkDead(scope, slot.BatchId, withdrawn, DeathReason.Withdrawn, submission.SubmissionId, at);
            }
        }
    }

    private void Remember(WriteScope scope, Submission submission, DateTimeOffset at)
    {
        var given = SubmissionBindings.Read(submission.BindingsJson);
        foreach (var kind in given.Count == 0 ? [] : submission.Kinds)
        {
            var fits = given.Where(b => Fields.TryParse(b.Value, out var field) && (field == Field.Ignore || forms.Form(submission.Department, kind)?.Column(field) is not null)).ToDictionary();
            store.Bindings.Remember(scope, submission.Department, kind, fits, at);
        }
    }
}
