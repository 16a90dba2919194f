using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Reviewing;

namespace AlertExchange.Host.Commands;

/// <summary>Cases of clerical review as JSON for scripts.</summary>
internal static class ReviewShapes
{
    public static object Of(ReviewCase found) => new
    {
        @case = found.Number.ToString(),
        found.Revision,
        state = ReviewTexts.Id(found.State),
        department = found.Department.Value,
        kind = found.Kind.Id(),
        period = found.Period.ToString(),
        found.SubmissionId,
        found.File,
        found.Sheet,
        found.Row,
        found.Counts,
        severe = found.IsSevere,
        found.Measure,
        found.Name,
        id = found.MaskedId,
        found.Township,
        found.Village,
        found.Address,
        found.HeadName,
        found.RosterVersion,
        found.Reasons,
        candidates = found.Candidates.Select(c => new
        {
            person = c.Number,
            c.PersonCode,
            c.HouseholdCode,
            c.Name,
            id = c.MaskedId,
            c.BirthYear,
            c.Sex,
            c.Relation,
            category = ReviewTexts.Of(c.Category),
            c.Township,
            c.Village,
            c.Score,
            c.Reasons,
        }),
    };

    public static object WithHistory(ReviewCase found, ReviewCases cases) => new
    {
        review = Of(found),
        explanations = found.Candidates.Select(c => new { person = c.Number, lines = cases.Explain(found, c)?.Lines() ?? [] }),
        history = found.History.Select(e => new { step = ReviewTexts.Id(e.Step), e.By, e.At, e.Reason, persons = e.Persons.Select(cases.CodeOf), e.Revision }),
    };
}
