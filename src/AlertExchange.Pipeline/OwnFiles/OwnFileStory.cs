using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.OwnFiles;

/// <summary>What became of a file.</summary>
/// <param name="Report">Null until it was read.</param>
/// <param name="Replaced">Rows that a later file took the place of.</param>
/// <param name="Withdrawn">Rows that a later file no longer had.</param>
/// <param name="Warnings">Warnings that it raised or stepped up, by how they stand.</param>
/// <param name="Tasks">Households to be visited because of it.</param>
public sealed record OwnFileStory(Submission Submission, SubmissionReport? Report, int Replaced, int Withdrawn, IReadOnlyList<OutcomeCount> Warnings, int Tasks);
