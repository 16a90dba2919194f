using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>Puts together what a liaison is told of a submission.</summary>
internal static class SubmissionSummaries
{
    public static SubmissionSummary Of(ExchangeStore store, Submission submission) => store.ReadWhole(scope => new SubmissionSummary(
        submission,
        submission.ReportJson is null ? null : SubmissionReport.Parse(submission.ReportJson),
        [.. store.Batches.ReadRejections(scope, submission.SubmissionId).Take(SubmissionSummary.RejectedShown).Select(StoredRows.Rejected)],
        store.Warnings.CountRaisedBy(scope, submission.SubmissionId),
        store.Tasks.CountTouchedBy(scope, submission.SubmissionId),
        store.DeadLetters.CountHouseholds(scope, submission.SubmissionId)));
}
