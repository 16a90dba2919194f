using System.Text;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests.Publishing;

/// <summary>Departments' own systems publish over a real broker.</summary>
public sealed class PublishingTests
{
    private const string Medical = "medical-insurance";

    [Test]
    public async Task An_accepted_batch_becomes_a_submission_and_takes_the_same_way_as_a_file()
    {
        await using var broker = TestBroker.Require(Medical);
        using var folder = new DataFolder();
        await using (var roster = Exchange.Build(folder))
            await roster.ImportAsync(Folk.Families);
        using var fileFolder = folder.Copy();
        await using var exchange = await StartAsync(folder, broker);
        await using var publisher = await Publisher.ConnectAsync(broker.Settings, Medical);

        var reply = await publisher.AskAsync(Publisher.Batch((Folk.Father, 12000.5m), (Folk.Mother, 500)));
        var ended = await exchange.FinishedAsync(reply.SubmissionId.ShouldNotBeNull());
        var notice = NoticeJson.DeserializeNotice((await publisher.NextAsync(m => m.BasicProperties.Type == "submission.completed")).Body.Span);

        (reply.Verdict, reply.Received, reply.Accepted, reply.Rejected, reply.BatchReference).ShouldBe((BatchVerdict.Accepted, 2, 2, 0, "yb-1"));
        (ended.State, ended.Counts.Definite, ended.Append).ShouldBe((SubmissionState.Completed, 2, true));
        (notice.SubmissionId, notice.Counts!.Warnings, notice.Counts!.Tasks).ShouldBe((ended.SubmissionId, 1, 1));
        await using var byFile = await Exchange.StartAsync(fileFolder);
        await byFile.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000.5m), (Folk.Mother, 500)));
        exchange.Warnings("2022-08").ShouldBe(byFile.Warnings("2022-08"));
        exchange.Tasks("2022-08").ShouldBe(byFile.Tasks("2022-08"));
    }

    [Test]
    public async Task The_same_batch_twice_changes_nothing_and_a_correction_replaces_only_what_it_names()
    {
        await using var broker = TestBroker.Require(Medical);
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder, broker);
        await exchange.ImportAsync(Folk.Families);
        await using var publisher = await Publisher.ConnectAsync(broker.Settings, Medical);
        var first = await publisher.AskAsync(Publisher.Batch((Folk.Father, 12000), (Folk.Monitored, 13000)));
        await exchange.FinishedAsync(first.SubmissionId!);

        var again = await publisher.AskAsync(Publisher.Batch((Folk.Father, 12000), (Folk.Monitored, 13000)));
        var corrected = await publisher.AskAsync(Publisher.Batch((Folk.Father, 100)));
        await exchange.FinishedAsync(corrected.SubmissionId!);

        (again.Verdict, again.SubmissionId).ShouldBe((BatchVerdict.SameBatch, first.SubmissionId));
        exchange.Reports.Reconcile(Exchange.PeriodOf("2022-08")).Rows.Single(r => r.Department.Value == Medical).ShouldSatisfyAllConditions(
            r => r.Received.ShouldBe(3), r => r.Replaced.ShouldBe(1), r => r.Balances.ShouldBeTrue());
        exchange.Warnings("2022-08").Count(w => w.Status != Reporting.WarningTexts.Withdrawn).ShouldBe(1);
    }

    [Test]
    public async Task What_breaks_the_contract_is_refused_with_path_and_reason_and_never_comes_back()
    {
        await using var broker = TestBroker.Require(Medical);
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder, broker);
        await using var publisher = await Publisher.ConnectAsync(broker.Settings, Medical);
        var valid = Publisher.Batch((Folk.Father, 1));
        byte[][] bodies =
        [
            [], [0, 255, 1], Encoding.UTF8.GetBytes(new string('[', 200_000)), new byte[5 << 20],
            Utf8(valid, b => b["alerts"]![0]!["department"] = "education"),
            Utf8(valid, b => b["alerts"]![0]!["place"] = "341522"),
            Utf8(valid, b => b["alerts"]![0]!["period"] = "2031-01"),
            Utf8(valid, b => b["alerts"]![0]!["facts"]!.AsObject().Remove("yearToDateSelfPay")),
            Utf8(valid, b => b["alerts"] = new JsonArray()),
            Utf8(valid, b => b["alerts"]![0]!["subject"] = new JsonObject { ["citizenIdState"] = "absent" }),
        ];
        var replies = new List<BatchReply>();
        foreach (var body in bodies)
            replies.Add(await publisher.AskAsync(body));

        replies.ShouldAllBe(r => r.Verdict == BatchVerdict.Refused && r.SubmissionId == null && r.Problems.Count > 0);
        replies.Select(r => (r.Problems[0].Path, r.Problems[0].Code)).ShouldBe(
        [
            ("", "json.malformed"), ("", "json.malformed"), ("", "json.too-deep"), ("", "batch.too-large"),
            ("alerts[0].department", "department.other"), ("alerts[0].place", "place.other"), ("alerts[0].period", "period.future"),
            ("alerts[0].facts.yearToDateSelfPay", "schema.required"), ("alerts", "batch.empty"), ("alerts", "batch.too-many-rejected"),
        ]);
        var said = string.Join('\n', replies.SelectMany(r => r.Problems));
        said.ShouldNotContain(Folk.Father.Name);
        said.ShouldNotContain(Folk.Father.Id);
        (await broker.MessagesAsync("alerts." + Medical)).ShouldBe(0u);
        (await broker.MessagesAsync("alerts." + Medical + "_error")).ShouldBe(0u);
        Directory.GetFiles(Path.Combine(folder.Path, "files")).ShouldBeEmpty();
        exchange.Store.Read(scope => exchange.Store.Submissions.ListByPeriod(scope, Exchange.PeriodOf("2022-08"))).ShouldBeEmpty();
    }

    [Test]
    public async Task Rows_that_cannot_be_taken_are_named_and_the_others_are_taken()
    {
        await using var broker = TestBroker.Require(Medical);
        using var folder = new DataFolder();
        await using var exchange = await StartAsync(folder, broker);
        await exchange.ImportAsync(Folk.Families);
        await using var publisher = await Publisher.ConnectAsync(broker.Settings, Medical);
        var batch = Publisher.Batch((Folk.Father, 12000), (Folk.Mother, 1), (Folk.Student, 2), (Folk.Monitored, 3));
        batch["alerts"]![2]!["subject"] = new JsonObject { ["citizenIdState"] = "absent", ["township"] = "平里镇" };

        var reply = await publisher.AskAsync(batch);
        var ended = await exchange.FinishedAsync(reply.SubmissionId!);

        (reply.Verdict, reply.Accepted, reply.Rejected).ShouldBe((BatchVerdict.Accepted, 3, 1));
        reply.Problems.ShouldAllBe(p => p.Path.StartsWith("alerts[2]", StringComparison.Ordinal));
        (ended.Counts.Accepted, ended.Counts.Rejected).ShouldBe((3, 1));
    }

    [Test]
    public async Task A_batch_that_the_program_fails_on_is_a_dead_letter_that_can_be_given_a_repaired_body()
    {
        await using var broker = TestBroker.Require(Medical);
        using var folder = new DataFolder();
        await using var publisher = await Publisher.ConnectAsync(broker.Settings, Medical);
        await using (var roster = Exchange.Build(folder))
            await roster.ImportAsync(Folk.Families);
        string id;
        await using (var defective = await StartAsync(folder, broker))
        {
            // Its files cannot be sealed: a plain file stands where their folder should be.
            Directory.Delete(Path.Combine(folder.Path, "files"), recursive: true);
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "files"), "");
            await publisher.PublishAsync(Encoding.UTF8.GetBytes(Publisher.Batch((Folk.Father, 1)).ToJsonString()));
            id = (await LetterAsync(defective)).Id;
            (await LetterAsync(defective)).Id.ShouldBe(id, "looking takes nothing away");
            var detail = (await defective.Get<DeadLetterDesk>().FindAsync(id, default)).ShouldNotBeNull();
            string.Join('\n', detail.Lines).ShouldNotContain(Folk.Father.Name);
        }

        File.Delete(Path.Combine(folder.Path, "files"));
        await using var repaired = await StartAsync(folder, broker);
        var desk = repaired.Get<ReplayDesk>();
        (await desk.ReplayAsync([id], "管理员", "{}"u8.ToArray(), default)).Single().Outcome.ShouldBe(ReplayOutcome.Refused);
        var body = Encoding.UTF8.GetBytes(Publisher.Batch((Folk.Father, 15000)).ToJsonString());
        (await desk.ReplayAsync([id], "管理员", body, default)).Single().Outcome.ShouldBe(ReplayOutcome.Sent);

        var reply = NoticeJson.DeserializeReply((await publisher.NextAsync(m => m.BasicProperties.Type == "batch.reply")).Body.Span);
        reply.Verdict.ShouldBe(BatchVerdict.Accepted);
        await repaired.FinishedAsync(reply.SubmissionId!);
        repaired.Warnings("2022-08").Length.ShouldBe(1);
        (await repaired.Get<DeadLetterDesk>().ListAsync(default)).ShouldBeEmpty();
        repaired.Store.Read(scope => repaired.Store.DeadLetters.ListReplays(scope, id)).Select(r => r.Outcome).ShouldBe(["refused", "sent"]);
    }

    [Test]
    public async Task A_claim_check_in_an_error_queue_is_listed_without_its_fault_text_and_sent_back()
    {
        await using var broker = TestBroker.Require(Medical);
        using var folder = new DataFolder();
        var poison = Folk.Others(120);
        await using (var defective = await Exchange.StartAsync(folder, broker.Settings, with: DeadLetters.PoisonedMatcher.With([.. poison.Select(p => p.Name)])))
        {
            await defective.ImportAsync(poison);
            await defective.SubmitAsync(Medical, "2022-08", Csv.Medical([.. poison.Select(p => (p, (object)12000))]));
        }

        await using var exchange = await Exchange.StartAsync(folder, broker.Settings);
        var letters = await exchange.Get<DeadLetterDesk>().ListAsync(default);
        var message = letters.Single(l => l.Kind == DeadLetterKind.Message);
        var submission = letters.Single(l => l.Kind == DeadLetterKind.Submission);
        var outcomes = await exchange.Get<ReplayDesk>().ReplayAsync([submission.Id, message.Id], "管理员", null, default);

        message.Reason.ShouldBe("System.AggregateException");
        message.What.ShouldContain("match-batches-express");
        outcomes.Select(o => o.Outcome).ShouldBe([ReplayOutcome.Done, ReplayOutcome.Sent]);
        exchange.Find(submission.SubmissionId!).Counts.Definite.ShouldBe(poison.Count);
        (await exchange.Get<DeadLetterDesk>().ListAsync(default)).ShouldBeEmpty();
    }

    private static async Task<Exchange> StartAsync(DataFolder folder, TestBroker broker)
    {
        var exchange = await Exchange.StartAsync(folder, broker.Settings, set: s => s with { Publishers = [new DepartmentId(Medical)] });
        await broker.DeclaredAsync("replies." + Medical);
        return exchange;
    }

    private static byte[] Utf8(JsonObject valid, Action<JsonNode> change)
    {
        var copy = valid.DeepClone();
        change(copy);
        return Encoding.UTF8.GetBytes(copy.ToJsonString());
    }

    private static async Task<DeadLetter> LetterAsync(Exchange exchange)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await exchange.Get<DeadLetterDesk>().ListAsync(default) is [var letter])
                return letter;
            await Task.Delay(50);
        }

        throw new TimeoutException("There is no dead letter.");
    }
}
