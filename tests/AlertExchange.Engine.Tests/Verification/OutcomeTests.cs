using AlertExchange.Engine.Verification;

namespace AlertExchange.Engine.Tests.Verification;

public sealed class OutcomeTests
{
    private static readonly DateOnly Today = new(2026, 10, 20);

    [Test]
    public void Every_outcome_and_reason_has_a_code_and_a_title_of_its_own()
    {
        OutcomeKinds.All.Select(k => k.Id()).ShouldBeUnique();
        OutcomeKinds.All.Select(k => k.Title()).ShouldBeUnique();
        OutcomeReasons.All.Select(r => r.Code).ShouldBeUnique();
        OutcomeReasons.All.GroupBy(r => r.Outcome).ShouldAllBe(g => g.Select(r => r.Title).Distinct().Count() == g.Count());
        foreach (var kind in OutcomeKinds.All)
        {
            OutcomeKinds.Parse(kind.Id()).ShouldBe(kind);
            OutcomeKinds.Parse(kind.Title()).ShouldBe(kind);
        }

        OutcomeKinds.Parse("no-such-outcome").ShouldBeNull();
    }

    [Test]
    public void Every_outcome_is_reported_with_each_of_its_reasons_and_with_no_other()
    {
        foreach (var kind in OutcomeKinds.All)
        {
            var reasons = OutcomeReasons.Of(kind);
            foreach (var reason in OutcomeReasons.All.Select(r => r.Code).Append(null))
            {
                var problems = Problems(new Outcome(kind, Today, reason, kind == OutcomeKind.Tracking ? Today.AddDays(30) : null, "说明"));
                problems.Contains(OutcomeProblem.Reason).ShouldBe(reasons.Count == 0 ? reason is not null : reasons.All(r => r.Code != reason), $"{kind} {reason}");
            }
        }
    }

    [Test]
    public void An_outcome_that_says_too_little_needs_words()
    {
        foreach (var reason in OutcomeReasons.All)
        {
            Problems(new Outcome(reason.Outcome, Today, reason.Code, reason.Outcome == OutcomeKind.Tracking ? Today.AddDays(1) : null))
                .ShouldBe(reason.NeedsNote ? [OutcomeProblem.NoteMissing] : [], reason.Code);
        }

        Problems(new Outcome(OutcomeKind.Moved, Today)).ShouldBe([OutcomeProblem.NoteMissing]);
        Problems(new Outcome(OutcomeKind.Deceased, Today)).ShouldBeEmpty();
        Problems(new Outcome(OutcomeKind.Deceased, Today, Note: new string('字', 1001))).ShouldBe([OutcomeProblem.NoteTooLong]);
    }

    [TestCase(-3, false)]
    [TestCase(-2, true)]
    [TestCase(0, true)]
    [TestCase(1, false)]
    public void A_visit_lies_between_the_assignment_and_today(int days, bool fits) =>
        Problems(new Outcome(OutcomeKind.Deceased, Today.AddDays(days))).ShouldBe(fits ? [] : [OutcomeProblem.VisitedOn]);

    [TestCase(OutcomeKind.Tracking, null, false)]
    [TestCase(OutcomeKind.Tracking, 0, false)]
    [TestCase(OutcomeKind.Tracking, 1, true)]
    [TestCase(OutcomeKind.Tracking, 365, true)]
    [TestCase(OutcomeKind.Tracking, 366, false)]
    [TestCase(OutcomeKind.NoRisk, 30, false)]
    public void Only_who_is_tracked_is_looked_at_again_within_a_year(OutcomeKind kind, int? days, bool fits)
    {
        var reason = OutcomeReasons.Of(kind)[0].Code;
        Problems(new Outcome(kind, Today, reason, days is { } after ? Today.AddDays(after) : null)).ShouldBe(fits ? [] : [OutcomeProblem.LookAgainOn]);
    }

    private static IReadOnlyList<OutcomeProblem> Problems(Outcome outcome) => outcome.Problems(Today.AddDays(-2), Today);
}
