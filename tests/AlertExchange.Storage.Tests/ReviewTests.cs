using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Review;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Reviews;
using AlertExchange.Storage.Submissions;
using Dapper;

namespace AlertExchange.Storage.Tests;

/// <summary>Decisions of clerical review and what has yet to follow from them.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ReviewTests(TestDatabase database) : StoreTests(database)
{
    private const string Reason = "向王大山本人电话核实";

    [Test]
    public void Steps_come_back_as_they_were_written()
    {
        var batch = ABatch();
        var match = new StoredMatch(MatchOutcome.Possible, MatchStrategy.NameAndVillage, Candidate(17), [Candidate(18)]);
        var number = Add(AStep(batch, 1, ReviewStep.Propose, 17, 18) with { Proposal = match }, AStep(batch, 2, ReviewStep.Accept, 17)).ShouldNotBeNull();

        var steps = Store.Read(scope => Store.Reviews.Of(scope, 7));

        steps.Select(s => (s.EventNo, s.Revision, s.Step)).ShouldBe([(number - 1, 1, ReviewStep.Propose), (number, 2, ReviewStep.Accept)]);
        steps[0].Proposal!.Value.Others!.ShouldHaveSingleItem().PersonNo.ShouldBe(18);
        steps[1].ShouldSatisfyAllConditions(s => s.Persons.ShouldBe([17]), s => s.Reason.ShouldBe(Reason), s => s.At.ShouldBe(Noon), s => s.Proposal.ShouldBeNull());
        Store.Read(scope => Store.Reviews.Find(scope, number))!.By.ShouldBe("张三");
        Store.Read(scope => Store.Reviews.Of(scope, 8)).ShouldBeEmpty();
    }

    [Test]
    public void Of_two_steps_on_one_revision_the_second_is_not_written()
    {
        var batch = ABatch();
        Add(AStep(batch, 1, ReviewStep.Accept, 17)).ShouldNotBeNull();

        Add(AStep(batch, 1, ReviewStep.Accept, 18)).ShouldBeNull();

        Store.Read(scope => Store.Reviews.Of(scope, 7)).ShouldHaveSingleItem().Persons.ShouldBe([17]);
        Add(AStep(batch, 2, ReviewStep.Undo)).ShouldNotBeNull();
    }

    [Test]
    public void Why_somebody_decided_stands_nowhere_in_plain_text()
    {
        Add(AStep(ABatch(), 1, ReviewStep.Accept, 17));

        using var connection = Connect();
        var stored = connection.QuerySingle<byte[]>("SELECT sealed_reason FROM review_event");

        stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes("王大山")).ShouldBe(-1);
    }

    [Test]
    public void What_was_decided_is_remembered_by_subject_until_it_is_undone()
    {
        var batch = ABatch();
        Add(AStep(batch, 1, ReviewStep.Refuse, 17, 18));
        var course = Store.Read(Store.Reviews.Courses).ShouldHaveSingleItem();
        (course.Key, course.Value.EventKey).ShouldBe(((UInt128)7, ulong.MaxValue));
        course.Value.Course.Verdict.Refused.ShouldBe([17, 18]);

        Add(AStep(batch, 2, ReviewStep.Undo));
        Store.Read(Store.Reviews.Courses).Values.Single().Course.Verdict.IsNone.ShouldBeTrue();
        Store.Read(Store.Reviews.Remember).Revision.ShouldBe(Store.Read(Store.Reviews.Newest));
    }

    [Test]
    public void Work_is_one_workers_until_that_one_is_dead()
    {
        var number = Add(AStep(ABatch(), 1, ReviewStep.Accept, 17))!.Value;
        using var first = Store.StartWorker();
        Write(scope => Store.ReviewWork.Add(scope, number, Medical, first));
        using var other = OpenAgain();
        using var second = other.StartWorker();

        other.Write(scope => other.ReviewWork.TryClaim(scope, number, second)).ShouldBeFalse();
        Store.Write(scope => Store.ReviewWork.TryClaim(scope, number, first)).ShouldBeTrue();
        Write(scope => Store.ReviewWork.Matched(scope, number, [], isOver: true));
        Store.Read(Store.ReviewWork.List).ShouldHaveSingleItem().IsMatched.ShouldBeTrue();
        Write(scope => Store.ReviewWork.Finish(scope, number));
        Store.Read(Store.ReviewWork.List).ShouldBeEmpty();
    }

    [Test]
    public void Households_wait_until_they_are_assessed()
    {
        var submission = Receive();
        var number = Add(AStep(ABatch(submission), 1, ReviewStep.Accept, 17))!.Value;
        Write(scope => Store.ReviewWork.Add(scope, number, Medical, null));
        var (five, six) = (SubjectKey.OnRoster(5), SubjectKey.OnRoster(6));

        Write(scope => Store.ReviewWork.Matched(scope, number, [(five, submission.SubmissionId), (six, submission.SubmissionId), (five, submission.SubmissionId)], isOver: false));
        Write(scope => Store.ReviewWork.Matched(scope, number, [(six, submission.SubmissionId)], isOver: true));
        Store.Read(scope => Store.ReviewWork.Households(scope, number)).Select(h => h.Household).ShouldBe([five, six]);

        Write(scope => Store.ReviewWork.Assessed(scope, number, [five]));
        Store.Read(scope => Store.ReviewWork.Households(scope, number)).ShouldHaveSingleItem().Household.ShouldBe(six);
    }

    [Test]
    public void A_decision_waits_for_the_departments_files_under_way()
    {
        var number = Add(AStep(ABatch(), 1, ReviewStep.Accept, 17))!.Value;
        var reading = Receive("d2");
        Move(reading, SubmissionState.Reading);
        Write(scope => Store.ReviewWork.Add(scope, number, Medical, null));
        var work = Store.Read(Store.ReviewWork.List).Single();
        work.WaitsFor.ShouldBe([reading.SubmissionId]);
        Store.Read(scope => Store.ReviewWork.IsWaiting(scope, work)).ShouldBeTrue();

        Move(Store.Read(scope => Store.Submissions.Find(scope, reading.SubmissionId))!, SubmissionState.Failed);
        Store.Read(scope => Store.ReviewWork.IsWaiting(scope, work)).ShouldBeFalse();
    }

    [Test]
    public void Matched_batches_with_a_natural_key_are_found()
    {
        var submission = Receive();
        var batch = ABatch(submission);
        var key = Store.Read(scope => Store.Batches.ReadEventKeys(scope, batch))[0];
        Store.Read(scope => Store.ReviewWork.BatchesWith(scope, Medical, AlertKind.MedicalCost, key)).ShouldBeEmpty();

        Write(scope => Store.Batches.SaveMatches(scope, [new MatchedBatch(batch, 1, [], [], 1, 1, 0)]));
        Store.Read(scope => Store.ReviewWork.BatchesWith(scope, Medical, AlertKind.MedicalCost, key)).ShouldHaveSingleItem().State.ShouldBe(BatchState.Staged);
        Store.Read(scope => Store.ReviewWork.BatchesWith(scope, Medical, AlertKind.JobLoss, key)).ShouldBeEmpty();
        Store.Read(scope => Store.ReviewWork.BatchesWith(scope, Medical, AlertKind.MedicalCost, key ^ 1UL << 40)).ShouldBeEmpty();
    }

    private long ABatch(Submission? submission = null)
    {
        var id = (submission ?? Receive()).SubmissionId;
        return Store.Write(scope => Store.Batches.Append(scope, id, [Alerts.Batch(1, Alerts.Medicals(2))]))[0];
    }

    private long? Add(params ReviewEvent[] steps) => Store.Write(scope => Store.Reviews.TryAdd(scope, steps));

    private static ReviewEvent AStep(long batch, int revision, ReviewStep step, params int[] persons) => new()
    {
        Subject = 7,
        Revision = revision,
        Step = step,
        Department = Medical,
        Kind = AlertKind.MedicalCost,
        EventKey = ulong.MaxValue,
        BatchId = batch,
        Ordinal = 1,
        RosterVersion = 3,
        Persons = persons,
        By = "张三",
        Reason = Reason,
        At = Noon,
    };

    private static StoredCandidate Candidate(int person) => new(person, 5, 800, MatchStrategy.NameAndVillage, MatchAttributes.Name, MatchAttributes.None);
}
