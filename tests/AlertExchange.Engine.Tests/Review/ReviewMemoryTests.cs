using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Review;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Tests.Matching;

namespace AlertExchange.Engine.Tests.Review;

/// <summary>What decisions make of matches.</summary>
public sealed class ReviewMemoryTests
{
    private const ulong Key = 77;

    private static readonly RosterIndex Roster = new County().With("王大山", household: 1, head: true).With("王大山", household: 2, head: true).With("李小花", household: 1).Build();

    [Test]
    public void An_accepted_person_makes_the_row_definite_with_the_evidence_there_was()
    {
        var found = Matched(ARow());
        found.Outcome.ShouldBe(MatchOutcome.Possible);

        var reviewed = Remember(new ReviewVerdict(2, []), ARow(), found);

        (reviewed.Outcome, reviewed.Strategy, reviewed.Others).ShouldBe((MatchOutcome.Definite, MatchStrategy.ClericalReview, null));
        Roster.Person(reviewed.Best.Person).PersonNo.ShouldBe(2);
        reviewed.Best.Agreeing.HasFlag(MatchAttributes.Name).ShouldBeTrue();
        MatchExplanation.Describe(reviewed).ShouldStartWith("经人工审核确认为此人");
    }

    [Test]
    public void A_refused_person_is_left_out_and_the_others_stay()
    {
        var reviewed = Remember(new ReviewVerdict(0, [1]), ARow(), Matched(ARow()));

        (reviewed.Outcome, reviewed.Others).ShouldBe((MatchOutcome.Possible, null));
        Roster.Person(reviewed.Best.Person).PersonNo.ShouldBe(2);
    }

    [Test]
    public void Nobody_is_left_when_everybody_was_refused()
    {
        var reviewed = Remember(new ReviewVerdict(0, [1, 2]), ARow(), Matched(ARow()));

        (reviewed.Outcome, reviewed.Strategy, reviewed.Best.Person).ShouldBe((MatchOutcome.None, MatchStrategy.ClericalReview, -1));
        MatchExplanation.Describe(reviewed).ShouldBe("经人工审核，候选人均不是本行所指的人");
    }

    [Test]
    public void A_sound_id_of_nobody_on_the_roster_is_a_stranger_when_everybody_was_refused()
    {
        var row = ARow(id: County.SomeId);
        var candidate = new MatchCandidate(0, 500, MatchStrategy.IdPrefix, MatchAttributes.Name, MatchAttributes.None);
        var found = new MatchResult(MatchOutcome.Possible, MatchStrategy.IdPrefix, candidate, null);

        Remember(new ReviewVerdict(0, [1]), row, found).Strategy.ShouldBe(MatchStrategy.OffRoster);
    }

    [Test]
    public void A_decision_on_somebody_who_left_the_roster_rests()
    {
        var found = Matched(ARow());

        Remember(new ReviewVerdict(99, []), ARow(), found).ShouldBe(found);
    }

    [Test]
    public void What_a_sound_id_and_the_name_say_is_not_for_anybody_to_decide()
    {
        var definite = new MatchResult(MatchOutcome.Definite, MatchStrategy.IdAndName, new MatchCandidate(0, 1000, MatchStrategy.IdAndName, MatchAttributes.CitizenId, MatchAttributes.None), null);
        var repaired = definite with { Strategy = MatchStrategy.RepairedId };

        Remember(new ReviewVerdict(2, [1]), ARow(), definite).ShouldBe(definite);
        Remember(new ReviewVerdict(0, [1]), ARow(), repaired).Outcome.ShouldBe(MatchOutcome.None);
        Remember(new ReviewVerdict(0, [2]), ARow(), repaired).ShouldBe(repaired);
    }

    [TestCase("2022-09", "王大山", "平里村村委会", Key, true)]
    [TestCase("2022-08", "王 大山", "平里村", Key, true)]
    [TestCase("2022-08", "王小山", "平里村", Key, false)]
    [TestCase("2022-08", "王大山", "贵溪村", Key, false)]
    [TestCase("2022-08", "王大山", "平里村", Key + 1, false)]
    public void A_subject_is_who_the_row_says_it_is_in_whichever_month(string period, string name, string village, ulong eventKey, bool same) =>
        (KeyOf(ARow(period, PersonName.Clean(name)!, village), eventKey) == KeyOf(ARow(), Key)).ShouldBe(same);

    [Test]
    public void With_an_id_the_place_does_not_matter() =>
        KeyOf(ARow(village: "贵溪村", id: County.SomeId)).ShouldBe(KeyOf(ARow(id: County.SomeId)));

    [Test]
    public void A_row_repeated_in_its_file_is_nobody_but_itself()
    {
        var repeated = ARow();
        repeated.Renumber(0, new AlertId(5), new RowRemark(AlertTable.RepeatedRow, null, "重复", true));

        KeyOf(repeated).ShouldNotBe(KeyOf(ARow()));
    }

    [Test]
    public void Undoing_takes_the_last_decision_that_stands()
    {
        var course = new ReviewCourse();
        course.Add(1, ReviewStep.Propose, [1, 2]);
        course.Add(2, ReviewStep.Refuse, [1]);
        course.Add(3, ReviewStep.Accept, [2]);
        (course.Verdict.Accepted, course.Last, course.Revision).ShouldBe((2, 3, 3));
        course.Verdict.Refused.ShouldBe([1]);

        course.Add(4, ReviewStep.Undo, []);
        (course.Verdict.Accepted, course.Last).ShouldBe((0, 2));
        course.Verdict.Refused.ShouldBe([1]);

        course.Add(5, ReviewStep.Undo, []);
        (course.Verdict.IsNone, course.Last, course.Revision).ShouldBe((true, null, 5));
    }

    private static MatchResult Remember(ReviewVerdict verdict, AlertTable row, MatchResult found)
    {
        var memory = new ReviewMemory(1, new SumHash(), [(KeyOf(row), Key, verdict)]);
        MatchResult[] results = [found];
        memory.Apply(row, [Key], results, Roster);
        return results[0];
    }

    private static MatchResult Matched(AlertTable row) => County.Matcher(Roster).Match(MatchQuery.From(row, 0));

    private static UInt128 KeyOf(AlertTable row, ulong eventKey = Key) => ReviewSubject.KeyOf(new SumHash(), row, 0, eventKey);

    private static AlertTable ARow(string period = "2022-08", string name = "王大山", string village = "平里村", CitizenId id = default)
    {
        _ = Period.TryParse(period, out var month);
        var table = new AlertTable(new AlertOrigin(AlertKind.MedicalCost, new DepartmentId("medical-insurance"), "341024", month, "S1", "a.csv", "a"), 1);
        table.Add(new AlertId(1), 2);
        table.SetFacts(0, new MedicalCostFacts { YearToDateSelfPay = 12_000 });
        table.SetText(0, SubjectText.Name, name);
        table.SetText(0, SubjectText.Township, "平里镇");
        table.SetText(0, SubjectText.Village, village);
        if (id.Packed != 0)
        {
            table.SetCitizenId(0, CitizenIdState.Sound, id);
        }

        return table;
    }

    /// <summary>Tells texts apart; no secret is needed here.</summary>
    private sealed class SumHash : IKeyedHash
    {
        public UInt128 Hash(ReadOnlySpan<byte> data)
        {
            UInt128 hash = 1;
            foreach (var value in data)
            {
                hash = UInt128.RotateLeft(hash, 7) * 1_000_003 + value;
            }

            return hash;
        }
    }
}
