using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SubmissionTests(TestDatabase database) : StoreTests(database)
{
    [Test]
    public void A_submission_is_numbered_by_the_day_at_the_place()
    {
        Receive("d1").SubmissionId.ShouldBe("S20220820-0001");
        Receive("d2").SubmissionId.ShouldBe("S20220820-0002");
        var nextDay = AFile("d3") with { ReceivedAt = new DateTimeOffset(2022, 8, 21, 0, 10, 0, TimeSpan.FromHours(8)) };
        Store.Write(scope => Store.Submissions.Receive(scope, nextDay)).Submission.SubmissionId.ShouldBe("S20220821-0001");
    }

    [Test]
    public void Everything_said_of_a_submission_comes_back()
    {
        var received = Store.Write(scope => Store.Submissions.Receive(
            scope, AFile() with { KindOverride = AlertKind.EducationCost, Append = true, BindingsJson = "{}", SubmittedBy = "联络员" })).Submission;
        var changed = received with
        {
            State = SubmissionState.Failed,
            Kinds = [AlertKind.EducationCost, AlertKind.SchoolDropout],
            Counts = new SubmissionCounts { Received = 10, Rejected = 1, Accepted = 9, Remarked = 2, Definite = 5, Possible = 3, None = 1 },
            RosterVersion = 3,
            PolicyVersion = "qimen@1",
            ReportJson = "{\"x\":1}",
            Fault = new Fault("intake", "file.password", "文件有密码"),
            CompletedAt = Noon.AddMinutes(1),
        };

        Store.Write(scope => Store.Submissions.TryChange(scope, SubmissionState.Received, changed, Noon)).ShouldBeTrue();

        Reopen();
        var found = Store.Read(scope => Store.Submissions.Find(scope, received.SubmissionId))!;
        found.Kinds.ShouldBe(changed.Kinds);
        (found with { Kinds = changed.Kinds }).ShouldBe(changed);
    }

    [Test]
    public void The_same_file_twice_is_recognised()
    {
        var first = Receive();
        var second = Store.Write(scope => Store.Submissions.Receive(scope, AFile()));

        second.ShouldBeOfType<ReceiveOutcome.SameFile>().Submission.SubmissionId.ShouldBe(first.SubmissionId);
    }

    [TestCase("2022-09", "medical-insurance")]
    [TestCase("2022-08", "health")]
    public void The_same_file_for_another_slot_is_new(string period, string department)
    {
        Receive();
        Period.TryParse(period, out var other).ShouldBeTrue();

        Store.Write(scope => Store.Submissions.Receive(scope, AFile(period: other, department: new DepartmentId(department)))).ShouldBeOfType<ReceiveOutcome.New>();
    }

    [Test]
    public void A_file_that_failed_may_be_sent_again()
    {
        Move(Receive(), SubmissionState.Failed);

        Store.Write(scope => Store.Submissions.Receive(scope, AFile())).ShouldBeOfType<ReceiveOutcome.New>();
    }

    [Test]
    public void A_file_whose_rows_were_replaced_since_may_be_sent_again_to_bring_them_back()
    {
        var first = Receive();
        Write(scope =>
        {
            var ids = Store.Batches.Append(scope, first.SubmissionId, [Alerts.Batch(1, Alerts.Medicals(3))]);
            Store.Batches.MarkLive(scope, first.SubmissionId);
            var dead = new DeadAlerts(3);
            dead.Add(0);
            Store.Batches.MarkDead(scope, ids[0], dead, DeathReason.Superseded, "S20220820-0002", Noon);
        });

        Store.Write(scope => Store.Submissions.Receive(scope, AFile())).ShouldBeOfType<ReceiveOutcome.New>();
    }

    [Test]
    public async Task Of_the_same_file_received_by_two_programs_at_once_one_is_new()
    {
        using var other = OpenAgain();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => (i % 2 == 0 ? Store : other).WriteAsync(scope => Store.Submissions.Receive(scope, AFile())))));

        outcomes.Count(o => o is ReceiveOutcome.New).ShouldBe(1);
    }

    [Test]
    public void A_change_that_expects_another_state_writes_nothing()
    {
        var submission = Receive();
        Move(submission, SubmissionState.Reading);

        Store.Write(scope => Store.Submissions.TryChange(scope, SubmissionState.Received, submission with { State = SubmissionState.Held }, Noon)).ShouldBeFalse();

        Store.Read(scope => Store.Submissions.Find(scope, submission.SubmissionId))!.State.ShouldBe(SubmissionState.Reading);
        Store.Read(scope => Store.Submissions.History(scope, submission.SubmissionId)).Select(e => e.State)
            .ShouldBe([SubmissionState.Received, SubmissionState.Reading]);
    }

    [Test]
    public void Unfinished_submissions_are_those_a_start_has_to_finish()
    {
        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            var submission = Receive(state.ToString());
            if (state != SubmissionState.Received)
            {
                Move(submission, state);
            }
        }

        Store.Read(Store.Submissions.ListUnfinished).Select(s => s.State)
            .ShouldBe([SubmissionState.Received, SubmissionState.Reading, SubmissionState.Accepted, SubmissionState.Matching], ignoreOrder: true);
    }

    [Test]
    public void A_claim_holds_while_its_process_lives_and_not_longer()
    {
        var id = Receive().SubmissionId;
        using var other = OpenAgain();
        using var second = other.StartWorker();
        var first = Store.StartWorker();

        Claim(Store, first).ShouldBeTrue();
        Claim(Store, first).ShouldBeTrue();
        Claim(other, second).ShouldBeFalse();
        first.Dispose();
        Claim(other, second).ShouldBeTrue();

        bool Claim(ExchangeStore store, Workers.WorkerLease worker) => store.Write(scope => store.Submissions.TryClaim(scope, id, worker));
    }

    [Test]
    public void Opening_does_not_disturb_the_living()
    {
        var id = Receive().SubmissionId;
        using var worker = Store.StartWorker();
        Store.Write(scope => Store.Submissions.TryClaim(scope, id, worker));

        using var other = OpenAgain();
        using var second = other.StartWorker();

        other.Write(scope => other.Submissions.TryClaim(scope, id, second)).ShouldBeFalse();
    }

    [Test]
    public void Faults_are_kept_the_latest_first()
    {
        Write(scope =>
        {
            Store.Faults.Record(scope, "S1", new Fault("matching", "a", "甲"), Noon);
            Store.Faults.Record(scope, null, new Fault("roster", "b", "乙"), Noon);
        });

        Store.Read(scope => Store.Faults.List(scope, 10)).Select(f => f.Fault.Code).ShouldBe(["b", "a"]);
        Store.Read(scope => Store.Faults.List(scope, 1)).Count.ShouldBe(1);
    }
}
