using AlertExchange.Intake;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>A submission with what its liaison needs to be told.</summary>
/// <param name="Report">Null when the file never came to be read.</param>
/// <param name="Rejected">The first rejected rows, at most <see cref="RejectedShown"/>.</param>
/// <param name="Warnings">Warnings that this submission raised or stepped up.</param>
/// <param name="Tasks">Tasks that it opened or joined.</param>
/// <param name="ParkedHouseholds">Households that its assessment failed on; they wait as dead letters.</param>
public sealed record SubmissionSummary(Submission Submission, SubmissionReport? Report, IReadOnlyList<RejectedRow> Rejected, int Warnings, int Tasks, int ParkedHouseholds)
{
    /// <summary>Rejected rows that a summary carries; the error workbook has all of them.</summary>
    public const int RejectedShown = 20;
}
