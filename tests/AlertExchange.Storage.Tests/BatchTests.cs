using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Ledger;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class BatchTests(TestDatabase database) : StoreTests(database)
{
    [Test]
    public void Alerts_come_back_from_their_batch()
    {
        var alerts = Alerts.Medicals(1000);
        var (_, ids) = Stage(alerts);

        var back = Store.Read(scope => Store.Batches.ReadAlerts(scope, ids[0]));

        back.Select(a => a.AlertId).ShouldBe(alerts.Select(a => a.AlertId));
        back[999].Facts.ShouldBe(alerts[999].Facts);
        var info = Store.Read(scope => Store.Batches.Find(scope, ids[0]))!;
        (info.FirstRow, info.LastRow, info.RowCount, info.Sheet, info.State).ShouldBe((4, 1003, 1000, "Sheet1", BatchState.Staged));
    }

    [Test]
    public void A_payload_moved_to_another_batch_does_not_open()
    {
        var (_, ids) = Stage(Alerts.Medicals(3), Alerts.Medicals(3, firstRow: 10));
        Write(scope => scope.Execute(
            "UPDATE batch_payload SET sealed_alerts = (SELECT sealed_alerts FROM batch_payload WHERE batch_id = @b) WHERE batch_id = @a",
            new { a = ids[0], b = ids[1] }));

        Should.Throw<StoreException>(() => Store.Read(scope => Store.Batches.ReadAlerts(scope, ids[0]))).Code.ShouldBe("store.tampered");
        Store.Read(scope => Store.Batches.ReadAlerts(scope, ids[1])).Count.ShouldBe(3);
    }

    [Test]
    public void A_row_is_found_in_the_batch_that_spans_it()
    {
        var (submission, ids) = Stage(Alerts.Medicals(10), Alerts.Medicals(10, firstRow: 14));

        Store.Read(scope => Store.Batches.FindByRow(scope, submission.SubmissionId, "Sheet1", 15)).ShouldHaveSingleItem().BatchId.ShouldBe(ids[1]);
        Store.Read(scope => Store.Batches.FindByRow(scope, submission.SubmissionId, null, 24)).ShouldBeEmpty();
    }

    [Test]
    public void Matches_and_ledger_entries_come_back_and_can_be_replaced()
    {
        var (_, ids) = Stage(Alerts.Medicals(2));
        Match(ids[0], 1);
        Match(ids[0], 2);

        Store.Read(scope => Store.Batches.ReadMatches(scope, ids[0]))[0].Best.PersonNo.ShouldBe(17);
        Store.Read(scope => Store.Batches.ReadLedger(scope, ids[0])).Count.ShouldBe(1);
        Store.Read(scope => Store.Batches.Find(scope, ids[0]))!.RosterVersion.ShouldBe(2);
    }

    [Test]
    public void Staged_batches_can_be_read_again_from_the_start_and_live_ones_stay()
    {
        var (submission, _) = Stage(Alerts.Medicals(3));
        Reject(submission, 9);
        Write(scope => Store.Batches.DeleteStaged(scope, submission.SubmissionId));
        Store.Read(scope => Store.Batches.List(scope, submission.SubmissionId)).ShouldBeEmpty();
        Rejected(submission).ShouldBeEmpty();

        Write(scope => Store.Batches.Append(scope, submission.SubmissionId, [Alerts.Batch(1, Alerts.Medicals(3))]));
        Reject(submission, 9);
        Accept(submission);
        Write(scope => Store.Batches.DeleteStaged(scope, submission.SubmissionId));

        Store.Read(scope => Store.Batches.List(scope, submission.SubmissionId)).Count.ShouldBe(1);
        Rejected(submission).ShouldHaveSingleItem().ShouldBe(new StoredRejection("Sheet1", 9, "[\"理由\"]", new AlertId(9)));
    }

    [Test]
    public void Event_keys_come_back_beside_their_alerts_and_a_submission_is_matched_when_its_last_batch_is()
    {
        var (submission, ids) = Stage(Alerts.Medicals(3), Alerts.Medicals(2, firstRow: 9));

        Store.Read(scope => Store.Batches.ReadEventKeys(scope, ids[1])).ShouldBe([9UL, 10UL]);
        Store.Read(scope => Store.Batches.IsMatched(scope, submission.SubmissionId)).ShouldBeFalse();
        foreach (var id in ids)
        {
            Store.Read(scope => Store.Batches.IsMatched(scope, submission.SubmissionId)).ShouldBeFalse();
            Write(scope => Store.Batches.SaveMatches(scope, [new MatchedBatch(id, 1, [], [], 0, 0, 0)]));
        }

        Store.Read(scope => Store.Batches.IsMatched(scope, submission.SubmissionId)).ShouldBeTrue();
    }

    [Test]
    public void Only_live_batches_fill_a_slot()
    {
        var (submission, ids) = Stage(Alerts.Medicals(3));
        Slots().ShouldBeEmpty();

        Accept(submission);

        var slot = Slots().ShouldHaveSingleItem();
        slot.BatchId.ShouldBe(ids[0]);
        slot.AlertIds.ShouldBe(Alerts.Medicals(3).Select(a => a.AlertId));
        slot.IsDead(0).ShouldBeFalse();
        Store.Read(scope => Store.Submissions.ListForSlot(scope, Medical, AlertKind.MedicalCost, August)).Count.ShouldBe(1);
        Store.Read(scope => Store.Submissions.ListForSlot(scope, Medical, AlertKind.JobLoss, August)).ShouldBeEmpty();
    }

    [Test]
    public void Deaths_add_up_and_tell_who_and_why()
    {
        var (submission, ids) = Stage(Alerts.Medicals(10));
        Accept(submission);
        Kill(ids[0], DeathReason.Superseded, "S2", 1, 9);
        Kill(ids[0], DeathReason.Withdrawn, "S3", 2);

        var slot = Slots().ShouldHaveSingleItem();
        Enumerable.Range(0, 10).Where(slot.IsDead).ShouldBe([1, 2, 9]);
        var deaths = Store.Read(scope => Store.Batches.ReadDeaths(scope, ids[0]));
        deaths.Select(d => (d.Reason, d.BySubmission)).ShouldBe([(DeathReason.Superseded, "S2"), (DeathReason.Withdrawn, "S3")]);
        DeadAlerts.IsSet(deaths[1].Alerts, 1).ShouldBeFalse();
    }

    [Test]
    public void The_ledger_feed_tells_each_change_once_and_nothing_staged()
    {
        var (first, firstIds) = Stage(Alerts.Medicals(2), Alerts.Medicals(2, firstRow: 10));
        Match(firstIds[0], 1);
        Changes(0).ShouldBeEmpty();

        Accept(first);
        var seen = Changes(0);
        seen.Select(c => c.BatchId).ShouldBe(firstIds);
        seen[0].Department.ShouldBe(Medical);
        (seen[0].Kind, seen[0].Period).ShouldBe((AlertKind.MedicalCost, August));
        var entries = Store.Read(scope => Store.Ledger.ReadEntries(scope, firstIds[0]));
        (entries.Count, entries[0].Ordinal, entries.IsStoredAs(seen[0].Head)).ShouldBe((1, 1, true));
        Store.Read(scope => Store.Ledger.ReadEntries(scope, firstIds[1])).Count.ShouldBe(0);
        seen[1].Head.ShouldBeEmpty();
        var revision = seen[^1].Revision;
        Changes(revision).ShouldBeEmpty();

        Kill(firstIds[1], DeathReason.Withdrawn, "S2", 0);
        var change = Changes(revision).ShouldHaveSingleItem();
        change.BatchId.ShouldBe(firstIds[1]);
        DeadAlerts.IsSet(change.Dead, 0).ShouldBeTrue();
        change.Revision.ShouldBe(Store.Read(Store.Ledger.LatestRevision));
    }

    [Test]
    public void A_batch_of_an_unknown_submission_is_refused_by_the_database() =>
        Should.Throw<System.Data.Common.DbException>(() => Write(scope => Store.Batches.Append(scope, "S-none", [Alerts.Batch(1, Alerts.Medicals(1))])));

    private (Submission Submission, IReadOnlyList<long> BatchIds) Stage(params AlertMessage[][] batches)
    {
        var submission = Receive();
        return (submission, Store.Write(scope => Store.Batches.Append(
            scope, submission.SubmissionId, [.. batches.Select((alerts, i) => Alerts.Batch(i + 1, alerts))])));
    }

    private void Accept(Submission submission)
    {
        Move(submission, SubmissionState.Accepted);
        Write(scope => Store.Batches.MarkLive(scope, submission.SubmissionId));
    }

    private void Match(long batchId, int rosterVersion)
    {
        var candidate = new StoredCandidate(17, 5, 1000, MatchStrategy.IdAndName, MatchAttributes.CitizenId | MatchAttributes.Name, MatchAttributes.None);
        var entry = new LedgerEntry
        {
            Household = SubjectKey.OnRoster(5),
            Person = SubjectKey.OnRoster(17),
            AlertId = new AlertId(5),
            EventKey = 3,
            Ordinal = 1,
            Measure = 10005m,
        };
        var matches = MatchCodec.Encode([new StoredMatch(MatchOutcome.Definite, MatchStrategy.IdAndName, candidate, null), default]);
        Write(scope => Store.Batches.SaveMatches(scope, [new MatchedBatch(batchId, rosterVersion, matches, LedgerCodec.Encode([entry]), 1, 0, 1)]));
    }

    private void Kill(long batchId, DeathReason reason, string by, params int[] ordinals)
    {
        var dead = new DeadAlerts(10);
        foreach (var ordinal in ordinals)
        {
            dead.Add(ordinal);
        }

        Write(scope => Store.Batches.MarkDead(scope, batchId, dead, reason, by, Noon));
    }

    private void Reject(Submission submission, int row) => Write(scope =>
        Store.Batches.AppendRejections(scope, submission.SubmissionId, [new StoredRejection("Sheet1", row, "[\"理由\"]", new AlertId((UInt128)row))]));

    private List<StoredRejection> Rejected(Submission submission) =>
        Store.Read(scope => Store.Batches.ReadRejections(scope, submission.SubmissionId).ToList());

    private IReadOnlyList<LiveSlot> Slots() => Store.Read(scope => Store.Batches.LiveSlots(scope, Medical, AlertKind.MedicalCost, August));

    private List<LedgerChange> Changes(long since) => Store.Read(scope => Store.Ledger.ReadChanges(scope, since).ToList());
}
