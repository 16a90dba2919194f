using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Tests;

/// <summary>Notices and replies as they leave: as the schemas say, and back.</summary>
public sealed class NoticeJsonTests
{
    private static readonly Notice Full = new()
    {
        NoticeId = "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        Kind = NoticeKind.SubmissionFailed,
        Department = new DepartmentId("medical-insurance"),
        Period = new Period(2022, 8),
        SubmissionId = "S20220825-0001",
        Counts = new NoticeCounts { Received = 9, Rejected = 1, Accepted = 8, Definite = 4, Possible = 2, None = 1, Parked = 1, Warnings = 3, Tasks = 2 },
        Fault = "file.password",
    };

    [Test]
    public void A_notice_validates_and_is_read_back()
    {
        foreach (var notice in NoticeKinds.All.SelectMany(k => (Notice[])[Full with { Kind = k }, Full with { Kind = k, Fault = null }]))
        {
            var json = NoticeJson.SerializeToUtf8(notice);

            AlertSchemas.Of("notice.schema.json").Validate(Encoding.UTF8.GetString(json)).ShouldBeEmpty();
            NoticeJson.DeserializeNotice(json).ShouldBe(notice);
        }
    }

    [Test]
    public void A_notice_of_tasks_and_one_of_an_outcome_validate_and_are_read_back()
    {
        var bare = new Notice { NoticeId = Full.NoticeId, Kind = NoticeKind.TaskAssigned, Department = Full.Department, Period = Full.Period, TownshipCode = "341098100" };
        var assigned = bare with { SubmissionId = Full.SubmissionId, Tasks = [new NoticeTask("T-00112233445566aa", new DateOnly(2022, 9, 5), 2)] };
        var settled = bare with { Kind = NoticeKind.OutcomeSettled, Outcome = new NoticeOutcome("T-00112233445566aa", "no-risk", ["W-00112233445566aa"]) };
        foreach (var notice in (Notice[])[assigned, settled])
        {
            var json = NoticeJson.SerializeToUtf8(notice);

            AlertSchemas.Of("notice.schema.json").Validate(Encoding.UTF8.GetString(json)).ShouldBeEmpty();
            NoticeJson.SerializeToUtf8(NoticeJson.DeserializeNotice(json)).ShouldBe(json);
        }
    }

    [Test]
    public void The_sample_of_a_reminder_is_what_the_program_sends()
    {
        var sample = File.ReadAllText(AlertSchemas.PathOf("samples/notices/task-reminded.json"));
        AlertSchemas.Of("notice-batch.schema.json").Validate(sample).ShouldBeEmpty();

        var notice = JsonNode.Parse(sample)!["notices"]![0]!;
        var read = NoticeJson.DeserializeNotice(Encoding.UTF8.GetBytes(notice.ToJsonString()));

        (read.Kind, read.RemindedOn, read.Tasks!.Count).ShouldBe((NoticeKind.TaskReminded, new DateOnly(2022, 9, 3), 2));
        JsonNode.DeepEquals(JsonNode.Parse(NoticeJson.SerializeToUtf8(read)), notice).ShouldBeTrue();
    }

    [Test]
    public void A_batch_of_notices_validates() => AlertSchemas.Of("notice-batch.schema.json")
        .Validate(Encoding.UTF8.GetString(NoticeJson.SerializeToUtf8(new NoticeBatch { Notices = [Full, Full with { Fault = null }] }))).ShouldBeEmpty();

    [TestCase(BatchVerdict.Accepted)]
    [TestCase(BatchVerdict.SameBatch)]
    [TestCase(BatchVerdict.Refused)]
    public void A_reply_validates_and_is_read_back(BatchVerdict verdict)
    {
        var reply = new BatchReply
        {
            Verdict = verdict,
            BatchReference = "yb-202208-01",
            SubmissionId = "S20220825-0001",
            Period = new Period(2022, 8),
            Received = 3,
            Accepted = 2,
            Rejected = 1,
            Problems = [new BatchProblem("alerts[1].subject.name", "schema.required", "缺少“姓名”")],
        };

        var json = NoticeJson.SerializeToUtf8(reply);

        AlertSchemas.Of("batch-reply.schema.json").Validate(Encoding.UTF8.GetString(json)).ShouldBeEmpty();
        var read = NoticeJson.DeserializeReply(json);
        read.Problems.ShouldBe(reply.Problems);
        (read with { Problems = reply.Problems }).ShouldBe(reply);
        Encoding.UTF8.GetString(json).ShouldContain("缺少", Case.Sensitive, "readable without unescaping");
    }

    [Test]
    public void A_member_that_is_not_in_the_contract_is_not_read() =>
        Should.Throw<JsonException>(() => NoticeJson.DeserializeNotice("""{"noticeId":"x","more":1}"""u8));
}
