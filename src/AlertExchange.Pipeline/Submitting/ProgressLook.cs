using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>Tells from the store how far a submission is that another process works on.</summary>
internal sealed class ProgressLook(ExchangeStore store, TimeProvider time)
{
    /// <summary>How long a file may lie untouched before its sender may take it for unattended.</summary>
    private static readonly TimeSpan Untouched = TimeSpan.FromSeconds(5);

    /// <summary>0 to 1, or null when nobody can say, and what is being done, in Chinese.</summary>
    public (double? Part, string Text) Of(Submission submission)
    {
        switch (submission.State)
        {
            case SubmissionState.Received:
                return (null, "已存妥，等待处理");
            case SubmissionState.Reading:
                return (null, $"正在读取，已存 {store.Read(scope => store.Batches.List(scope, submission.SubmissionId)).Sum(b => b.RowCount)} 行");
            case SubmissionState.Matching:
                var batches = store.Read(scope => store.Batches.List(scope, submission.SubmissionId));
                var matched = batches.Count(b => b.RosterVersion is not null);
                return matched == batches.Count ? (null, "已比对，等待入账") : ((double)matched / batches.Count, $"已比对 {matched}/{batches.Count} 批");
            default:
                return (null, "正在研判");
        }
    }

    /// <summary>Begins to watch whether anybody takes a submission up.</summary>
    public Attention Begin() => new(store, time);

    /// <summary>Notices by a monotonic clock that a submission stands still and nobody alive has it.</summary>
    internal sealed class Attention(ExchangeStore store, TimeProvider time)
    {
        private (SubmissionState State, string? ClaimedBy, int Matched) _picture;
        private long _since;

        /// <summary>True when nothing has happened for a while and nobody alive holds the submission.</summary>
        public bool IsMissing(Submission submission)
        {
            var matched = submission.State == SubmissionState.Matching ? store.Read(scope => store.Batches.List(scope, submission.SubmissionId)).Count(b => b.RosterVersion is not null) : 0;
            var picture = (submission.State, submission.ClaimedBy, matched);
            if (_since == 0 || picture != _picture || store.Read(scope => store.Submissions.IsClaimed(scope, submission)))
            {
                (_picture, _since) = (picture, time.GetTimestamp());
                return false;
            }

            return time.GetElapsedTime(_since) >= Untouched;
        }
    }
}
