using AlertExchange.Intake.Forms;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Bus;

/// <summary>Chooses the lane of a submission. Everybody who sends a claim check of it comes to the same answer.</summary>
internal sealed class Lanes(ExchangeStore store, FormCatalog forms)
{
    /// <summary>Files up to this length go by the express lane: some 10,000 rows, a second of work. Bytes, inclusive.</summary>
    public const long ExpressLength = 1 << 20;

    /// <summary>The lane for what concerns a submission; one that is gone has nothing to wait for.</summary>
    public Lane Of(string submissionId) => store.Read(scope => store.Submissions.Find(scope, submissionId)) is { } submission ? Of(submission) : Lane.Express;

    /// <inheritdoc cref="Of(string)"/>
    public Lane Of(Submission submission) =>
        submission.FileLength <= ExpressLength || forms.Department(submission.Department) is { RealTime: true } ? Lane.Express : Lane.Bulk;
}
