using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Resuming;

/// <summary>
/// Notices submissions that do not move, by this process's own monotonic clock: no clock of the wall, which may jump, and none of another
/// machine decides anything.
/// </summary>
internal sealed class StillStanding(TimeProvider time)
{
    /// <summary>After this long without a change a message is taken for lost; each time twice as long, up to <see cref="Longest"/>.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Seen> _seen = [];

    /// <summary>True when it stood still for as long as is due; the next time is then twice as far.</summary>
    public bool IsDue(Submission submission, int unmatched)
    {
        var now = time.GetTimestamp();
        var picture = (submission.State, submission.ClaimedBy, unmatched);
        if (!_seen.TryGetValue(submission.SubmissionId, out var seen) || seen.Picture != picture)
        {
            _seen[submission.SubmissionId] = new Seen(picture, now, First);
            return false;
        }

        if (time.GetElapsedTime(seen.Since, now) < seen.Patience)
        {
            return false;
        }

        _seen[submission.SubmissionId] = new Seen(picture, now, seen.Patience * 2 < Longest ? seen.Patience * 2 : Longest);
        return true;
    }

    /// <summary>Forgets all but those that are still unfinished.</summary>
    public void Forget(IReadOnlyCollection<Submission> unfinished)
    {
        foreach (var gone in _seen.Keys.Except(unfinished.Select(s => s.SubmissionId)).ToList())
        {
            _seen.Remove(gone);
        }
    }

    private readonly record struct Seen((SubmissionState State, string? ClaimedBy, int Unmatched) Picture, long Since, TimeSpan Patience);
}
