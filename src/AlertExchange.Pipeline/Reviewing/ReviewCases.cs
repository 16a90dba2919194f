using AlertExchange.Engine.Access;
using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Reviews;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>
/// Where possible matches are listed and looked at. What is listed is made from the stored matches and decisions themselves
/// (<see cref="ReviewIndexer"/>), so a proposal can neither be missing nor be left over.
/// </summary>
public sealed class ReviewCases
{
    private readonly ExchangeStore _store;
    private readonly PolicyDesk _policies;
    private readonly LinkageDesk _linkage;
    private readonly ReviewIndexer _indexer;
    private readonly CaseReader _reader;

    internal ReviewCases(ExchangeStore store, PolicyDesk policies, LinkageDesk linkage, ReviewIndexer indexer, CaseReader reader) =>
        (_store, _policies, _linkage, _indexer, _reader) = (store, policies, linkage, indexer, reader);

    /// <summary>One page of a list, and how many cases it has in all.</summary>
    /// <param name="viewer">Whose rows.</param>
    /// <param name="filter">Its limit does not matter here.</param>
    public (IReadOnlyList<ReviewLine> Lines, int Count) Page(RowScope viewer, ReviewFilter filter, Paging paging)
    {
        _indexer.CatchUp();
        var query = Query(filter);
        return _store.Read(scope => (
            (IReadOnlyList<ReviewLine>)[.. _store.Reviews.Index.Page(scope, viewer, query, paging).Select(ReviewLine.Of)], _store.Reviews.Index.Count(scope, viewer, query)));
    }

    /// <summary>How many wait in a list.</summary>
    public int Count(RowScope viewer, ReviewFilter filter)
    {
        _indexer.CatchUp();
        return _store.Read(scope => _store.Reviews.Index.Count(scope, viewer, Query(filter)));
    }

    /// <summary>The next one that waits after a case; the first where no case is named. Null at the end of the list.</summary>
    /// <param name="after">As <see cref="PlaceOf"/> told, before the case was decided.</param>
    public CaseNumber? Next(RowScope viewer, ReviewFilter filter, IndexedCase? after)
    {
        _indexer.CatchUp();
        return _store.Read(scope => _store.Reviews.Index.Next(scope, viewer, Query(filter), after)) is var (batchId, ordinal) ? new CaseNumber(batchId, ordinal) : null;
    }

    /// <summary>Where a case stands in the lists; null where it is in none.</summary>
    public IndexedCase? PlaceOf(RowScope viewer, CaseNumber number)
    {
        _indexer.CatchUp();
        return _store.Read(scope => _store.Reviews.Index.Find(scope, viewer, number.BatchId, number.Ordinal));
    }

    /// <summary>How many of a list stand before a case.</summary>
    public int CountBefore(RowScope viewer, ReviewFilter filter, IndexedCase place) => _store.Read(scope => _store.Reviews.Index.CountBefore(scope, viewer, Query(filter), place));

    /// <summary>Whole cases without their history: the most severe first, of equal severity the likeliest first; decided ones with the newest decision first.</summary>
    public IReadOnlyList<ReviewCase> List(ReviewFilter filter)
    {
        _indexer.CatchUp();
        return _store.Read(scope =>
        {
            var listed = _store.Reviews.Index.Numbers(scope, RowScope.County, Query(filter), new Paging(1, filter.Limit ?? int.MaxValue));
            var whole = new Dictionary<CaseNumber, ReviewCase>(listed.Count);
            foreach (var batch in listed.GroupBy(c => c.BatchId))
            {
                foreach (var one in _reader.Read(scope, _store.Batches.Find(scope, batch.Key)!, [.. batch.Select(c => c.Ordinal)]))
                {
                    whole.Add(one.Number, one);
                }
            }

            return (IReadOnlyList<ReviewCase>)[.. listed.Select(c => whole[new CaseNumber(c.BatchId, c.Ordinal)])];
        });
    }

    /// <summary>Null when there is no such row.</summary>
    public ReviewCase? Find(CaseNumber number) => _store.Read(scope => _reader.Find(scope, number));

    /// <summary>Null when there is no such row, or it is not of this scope.</summary>
    public ReviewCase? Find(RowScope viewer, CaseNumber number) => Find(number) is { } found && viewer.Includes(found.Department) ? found : null;

    /// <summary>The decision that stands on a row, where it was made on this very row; null where none was, or it was taken back.</summary>
    public ReviewEvent? DecisionOn(RowScope viewer, CaseNumber number) =>
        PlaceOf(viewer, number)?.Decision is { } decision ? _store.Read(scope => _store.Reviews.Find(scope, decision)) : null;

    /// <summary>Accepted people that are not on the newest roster, by person code: decisions on them rest.</summary>
    public IReadOnlyList<string> Resting() => _store.Read(scope =>
    {
        var accepted = _store.Reviews.Courses(scope).Values.Select(c => c.Course.Verdict.Accepted).Where(person => person > 0).ToHashSet();
        accepted.ExceptWith(_store.Roster.FindPeople(scope, _store.Roster.Latest(scope)?.Version ?? 0, accepted).Select(p => p.PersonNo));
        return (IReadOnlyList<string>)[.. _store.Roster.PersonCodes(scope, accepted).Values.Order(StringComparer.Ordinal)];
    });

    /// <summary>人编号 by the number that storage gave the person.</summary>
    public string CodeOf(int personNo) => _store.Read(scope => _store.Roster.PersonCodes(scope, [personNo])).GetValueOrDefault(personNo, "");

    /// <summary>Why the row may mean a candidate, weight by weight; null where the matcher cannot tell.</summary>
    public LinkageExplanation? Explain(ReviewCase found, ReviewCandidate candidate)
    {
        var (alerts, submission) = _store.Read(scope => (_store.Batches.ReadAlerts(scope, found.Number.BatchId), _store.Submissions.Find(scope, found.SubmissionId)));
        return _linkage.Explain(found.RosterVersion, submission?.LinkageVersion, MatchQuery.From(AlertTable.Of(alerts), found.Number.Ordinal), candidate.PersonNo);
    }

    private ReviewQuery Query(ReviewFilter filter) => new()
    {
        Decided = filter.Decided,
        Department = filter.Department,
        Period = filter.Period,
        Kind = filter.Kind,
        Township = filter.Township,
        TownshipCode = filter.Township is { } town ? _policies.Current.Areas.Resolve(town, null, null).TownshipCode ?? CodeIn(town) : null,
        ScoreFrom = filter.ScoreFrom,
        ScoreBelow = filter.ScoreBelow,
        SevereOnly = filter.SevereOnly,
    };

    private string? CodeIn(string town) => _policies.Current.Areas.Townships.FirstOrDefault(t => t.TownshipCode == town)?.TownshipCode;
}
