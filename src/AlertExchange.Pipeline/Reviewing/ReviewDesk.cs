using AlertExchange.Engine.Access;
using AlertExchange.Engine.Review;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Reviews;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>
/// Where people decide on possible matches. A decision and the wish to let follow what follows from it are written together, by compare and
/// set on the case's revision; then it is followed up, here or by whichever process finds the wish.
/// </summary>
public sealed class ReviewDesk
{
    /// <summary>Who proposes.</summary>
    public const string Program = "alertx";

    private readonly ExchangeStore _store;
    private readonly ReviewCases _cases;
    private readonly PlaceClock _clock;
    private readonly ReviewFollowUp? _followUp;
    private readonly WorkerLease? _worker;
    private readonly AuditTrail _audit;

    internal ReviewDesk(ExchangeStore store, ReviewCases cases, PlaceClock clock, ReviewFollowUp? followUp, WorkerLease? worker, AuditTrail audit) =>
        (_store, _cases, _clock, _followUp, _worker, _audit) = (store, cases, clock, followUp, worker, audit);

    /// <summary>One candidate is the person that the row means.</summary>
    public Task<ReviewResult> AcceptAsync(ReviewRequest request, CancellationToken cancellation) => DecideAsync(request, found =>
    {
        if (Refusal(request, found) is { } refusal)
        {
            return (refusal, null);
        }

        return Chosen(request, found) is [var one] ? (null, Step(request, found, ReviewStep.Accept, [one])) : (new ReviewResult.WhichCandidate(found.Candidates.Count), null);
    }, cancellation);

    /// <summary>One candidate, or every one of them, is not the person that the row means.</summary>
    public Task<ReviewResult> RefuseAsync(ReviewRequest request, CancellationToken cancellation) => DecideAsync(request, found =>
    {
        if (Refusal(request, found) is { } refusal)
        {
            return (refusal, null);
        }

        var persons = request is { Candidate: null, Persons: null } ? [.. found.Candidates.Select(c => c.PersonNo)] : Chosen(request, found);
        return persons.Count > 0 ? (null, Step(request, found, ReviewStep.Refuse, persons)) : (new ReviewResult.WhichCandidate(found.Candidates.Count), null);
    }, cancellation);

    /// <summary>Takes the last decision that stands back.</summary>
    public Task<ReviewResult> UndoAsync(ReviewRequest request, CancellationToken cancellation) => DecideAsync(request, found =>
        request.Revision is { } seen && seen != found.Revision && found.History is [.., var first] ? (new ReviewResult.AlreadyDecided(first), null)
        : found.Last is { } last ? (null, Step(request, found, ReviewStep.Undo, []) with { Undoes = last })
        : (new ReviewResult.NothingToUndo(), null), cancellation);

    private async Task<ReviewResult> DecideAsync(ReviewRequest request, Func<ReviewCase, (ReviewResult? Refusal, ReviewEvent? Step)> decide, CancellationToken cancellation)
    {
        if (_cases.Find(request.Case) is not { } found)
        {
            return new ReviewResult.NoSuchCase();
        }

        var (refusal, step) = decide(found);
        if (step is null)
        {
            return refusal!;
        }

        // What was there to choose from is written down with the first decision on it: afterwards the match is another one.
        ReviewEvent[] steps = step.Step == ReviewStep.Undo || IsOnRecord(found) ? [step] : [Proposal(found), step with { Revision = step.Revision + 1 }];
        var eventNo = await _store.WriteAsync(scope =>
        {
            var added = _store.Reviews.TryAdd(scope, steps);
            if (added is { } number)
            {
                _store.ReviewWork.Add(scope, number, found.Department, _worker);
                _audit.Append(
                    scope, request.Viewer, step.Step == ReviewStep.Undo ? AuditAction.ReviewUndone : AuditAction.ReviewDecided, request.Case.ToString(), step.Reason, Details(step), request.Address);
            }

            return added;
        }, cancellation);
        if (eventNo is null)
        {
            return new ReviewResult.AlreadyDecided(_store.Read(scope => _store.Reviews.Of(scope, found.Subject))[^1]);
        }

        return new ReviewResult.Done(eventNo.Value, _followUp is null ? null : await _followUp.FinishAsync(eventNo.Value, cancellation));
    }

    // People by the numbers that storage gave them: they name nobody.
    private static string Details(ReviewEvent step) =>
        step.Step == ReviewStep.Undo ? "" : $"{ReviewTexts.Id(step.Step)} {string.Join(' ', step.Persons)}";

    private static ReviewResult? Refusal(ReviewRequest request, ReviewCase found) =>
        !found.Counts ? new ReviewResult.Replaced()
        : found.State is ReviewState.Settled ? new ReviewResult.NotInReview()
        : found.History is [.., var first] && (found.State is not (ReviewState.Open or ReviewState.Resting) || (request.Revision is { } seen && seen != found.Revision))
            ? new ReviewResult.AlreadyDecided(first)
        : found.Candidates.Count == 0 ? new ReviewResult.NotInReview()
        : null;

    private static List<int> Chosen(ReviewRequest request, ReviewCase found) => request switch
    {
        { Persons: { } persons } => [.. persons.Where(p => found.Candidates.Any(c => c.PersonNo == p))],
        { Candidate: { } number } => [.. found.Candidates.Where(c => c.Number == number).Select(c => c.PersonNo)],
        _ => [.. found.Candidates.Select(c => c.PersonNo)],
    };

    private static bool IsOnRecord(ReviewCase found) =>
        found.History.LastOrDefault(e => e.Proposal is not null)?.Proposal is { } proposal && MatchCodec.Encode([proposal]).AsSpan().SequenceEqual(MatchCodec.Encode([found.Match]));

    private ReviewEvent Proposal(ReviewCase found) => new()
    {
        Subject = found.Subject,
        Revision = found.Revision + 1,
        Step = ReviewStep.Propose,
        Department = found.Department,
        Kind = found.Kind,
        EventKey = found.EventKey,
        BatchId = found.Number.BatchId,
        Ordinal = found.Number.Ordinal,
        RosterVersion = found.RosterVersion,
        Persons = [.. found.Candidates.Select(c => c.PersonNo)],
        Proposal = found.Match,
        By = Program,
        Reason = found.Reasons,
        At = _clock.Now,
    };

    private ReviewEvent Step(ReviewRequest request, ReviewCase found, ReviewStep step, IReadOnlyList<int> persons) => new()
    {
        Subject = found.Subject,
        Revision = found.Revision + 1,
        Step = step,
        Department = found.Department,
        Kind = found.Kind,
        EventKey = found.EventKey,
        BatchId = found.Number.BatchId,
        Ordinal = found.Number.Ordinal,
        RosterVersion = found.RosterVersion,
        Persons = persons,
        By = request.By.Trim(),
        Reason = request.Reason.Trim(),
        At = _clock.Now,
    };
}
