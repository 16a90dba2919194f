namespace AlertExchange.Engine.Review;

/// <summary>
/// Folds the steps of one case, in order, into the verdict that stands: a decision stands until it is undone, and undoing takes the last
/// one that stands.
/// </summary>
public sealed class ReviewCourse
{
    private readonly List<(long EventNo, ReviewStep Step, IReadOnlyList<int> Persons)> _standing = [];

    /// <summary>Steps taken so far, the proposal included: what compare-and-set compares.</summary>
    public int Revision { get; private set; }

    /// <summary>The number of the decision that an undo would take back; null when none stands.</summary>
    public long? Last => _standing.Count == 0 ? null : _standing[^1].EventNo;

    public ReviewVerdict Verdict { get; private set; } = ReviewVerdict.None;

    /// <summary>Takes the next step in.</summary>
    /// <param name="eventNo">The step's number.</param>
    /// <param name="step">What was done.</param>
    /// <param name="persons">The person accepted, or the people refused.</param>
    public void Add(long eventNo, ReviewStep step, IReadOnlyList<int> persons)
    {
        Revision++;
        switch (step)
        {
            case ReviewStep.Accept or ReviewStep.Refuse:
                _standing.Add((eventNo, step, persons));
                break;
            case ReviewStep.Undo when _standing.Count > 0:
                _standing.RemoveAt(_standing.Count - 1);
                break;
        }

        Verdict = _standing.Count == 0 ? ReviewVerdict.None : new ReviewVerdict(
            _standing.FindLast(s => s.Step == ReviewStep.Accept) is { Persons: [var accepted, ..] } ? accepted : 0,
            [.. _standing.Where(s => s.Step == ReviewStep.Refuse).SelectMany(s => s.Persons).Distinct().Order()]);
    }
}
