using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.Outbox;
using Dapper;

namespace AlertExchange.Storage.Tests;

/// <summary>Keys of other systems, their repeated requests, who is told, and what they may list.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ConnectingTests(TestDatabase database) : StoreTests(database)
{
    private const string Key = "alx_abcdefghjk_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Test]
    public void A_key_comes_back_as_it_was_issued_and_is_kept_as_a_hash()
    {
        Write(scope => Store.ApiKeys.Add(scope, AKey("alx_abcdefghjk")));

        var found = Store.Read(scope => Store.ApiKeys.Find(scope, "alx_abcdefghjk")).ShouldNotBeNull();

        found.Hash.ShouldBe(Store.ApiKeys.HashOf(Key));
        (found.Holder, found.Scopes, found.ExpiresAt).ShouldSatisfyAllConditions(
            f => f.Holder.ShouldBe("department:medical-insurance"), f => f.Scopes.ShouldBe([ApiScope.SubmissionsWrite, ApiScope.WarningsRead]), f => f.ExpiresAt.ShouldBe(Noon.AddDays(30)));
        Store.Read(scope => Store.ApiKeys.Find(scope, "alx_other")).ShouldBeNull();
        found.IsGood(Noon.AddDays(30).AddSeconds(-1)).ShouldBeTrue();
        found.IsGood(Noon.AddDays(30)).ShouldBeFalse();
    }

    [Test]
    public void A_key_is_replaced_once_and_revoked_once()
    {
        Write(scope => Store.ApiKeys.Add(scope, AKey("alx_abcdefghjk")));

        Store.Write(scope => Store.ApiKeys.Replace(scope, "alx_abcdefghjk", "alx_next", Noon.AddDays(7))).ShouldBeTrue();
        Store.Write(scope => Store.ApiKeys.Replace(scope, "alx_abcdefghjk", "alx_third", Noon.AddDays(9))).ShouldBeFalse();
        Write(scope => Store.ApiKeys.NoteUse(scope, "alx_abcdefghjk", Noon.AddHours(1)));
        Store.Write(scope => Store.ApiKeys.Revoke(scope, "alx_abcdefghjk", "admin", Noon)).ShouldBeTrue();
        Store.Write(scope => Store.ApiKeys.Revoke(scope, "alx_abcdefghjk", "other", Noon)).ShouldBeFalse();

        var key = Store.Read(Store.ApiKeys.List).ShouldHaveSingleItem();
        (key.ReplacedBy, key.ExpiresAt, key.RevokedBy, key.LastUsedAt).ShouldBe(("alx_next", Noon.AddDays(7), "admin", Noon.AddHours(1)));
        key.IsGood(Noon).ShouldBeFalse();
    }

    [Test]
    public void A_request_is_answered_once_and_its_answer_given_again()
    {
        Begin("r1").ShouldBeOfType<ApiAsked.First>();
        Begin("r1").ShouldBeOfType<ApiAsked.UnderWay>();
        (IsUnderWay(Noon.AddMinutes(-10)), IsUnderWay(Noon.AddMinutes(1))).ShouldBe((true, false), "whoever has been at it for too long is gone");
        Begin("r2").ShouldBeOfType<ApiAsked.Another>();
        Begin("r1", "township:341098100").ShouldBeOfType<ApiAsked.First>("a key stands for its holder's requests");
        Write(scope => Store.ApiAnswers.End(scope, "county", "k", new ApiAnswer(202, "/there", "{\"a\":\"中\"}")));

        IsUnderWay(Noon.AddMinutes(-10)).ShouldBeFalse();
        Begin("r1").ShouldBe(new ApiAsked.Answered(new ApiAnswer(202, "/there", "{\"a\":\"中\"}")));
        Begin("r2").ShouldBeOfType<ApiAsked.Another>();
        Store.Write(scope => Store.ApiAnswers.Prune(scope, Noon.AddHours(1))).ShouldBe(2);
        Begin("r2").ShouldBeOfType<ApiAsked.First>();
    }

    [Test]
    public void A_request_whose_worker_is_gone_is_taken_over_and_a_failed_one_is_forgotten()
    {
        Begin("r1").ShouldBeOfType<ApiAsked.First>();
        Store.Write(scope => Store.ApiAnswers.Begin(scope, "county", "k", "r1", Noon.AddMinutes(11), lostBefore: Noon.AddMinutes(1))).ShouldBeOfType<ApiAsked.First>();
        Begin("r1").ShouldBeOfType<ApiAsked.UnderWay>();
        Write(scope => Store.ApiAnswers.Forget(scope, "county", "k"));
        Begin("r2").ShouldBeOfType<ApiAsked.First>();
    }

    [Test]
    public void A_webhook_keeps_its_secret_sealed()
    {
        var hook = new StoredWebhook("platform", new Uri("https://platform.example/hook"), [NoticeKind.TaskAssigned], Medical, null, "whsec_c2VjcmV0", false, Noon, "admin");
        Write(scope => Store.Webhooks.Save(scope, hook));
        Write(scope => Store.Webhooks.Save(scope, hook with { IsPaused = true, Department = null, TownshipCode = "341098100" }));

        var found = Store.Read(Store.Webhooks.List).ShouldHaveSingleItem();

        (found.Secret, found.IsPaused, found.Department, found.TownshipCode, found.Url).ShouldBe((hook.Secret, true, null, "341098100", hook.Url));
        using var connection = Connect();
        connection.QuerySingle<byte[]>("SELECT sealed_secret FROM webhook").AsSpan().IndexOf("whsec_"u8).ShouldBe(-1);
        Store.Write(scope => Store.Webhooks.Remove(scope, "platform")).ShouldBeTrue();
        Store.Write(scope => Store.Webhooks.Remove(scope, "platform")).ShouldBeFalse();
    }

    [Test]
    public void A_destination_remembers_since_when_it_fails_and_when_it_is_next_tried()
    {
        Write(scope => Store.Outbox.Register(scope, "platform"));
        Write(scope => Store.Outbox.Add(scope, new string('a', 32), NoticeKind.TaskAssigned, Medical, "{}", Noon, "341098100"));
        Store.Read(scope => Store.Outbox.ReadAfter(scope, 0).Single().TownshipCode).ShouldBe("341098100");
        Write(scope => Store.Outbox.Fail(scope, "platform", "HTTP 500", Noon, Noon.AddSeconds(2)));
        Write(scope => Store.Outbox.Fail(scope, "platform", "Timeout", Noon, Noon.AddSeconds(6)));

        Place().ShouldSatisfyAllConditions(
            p => (p.Attempts, p.Reason, p.FailingSince, p.NextAttemptAt, p.LastDeliveredAt).ShouldBe((2, "Timeout", Noon, Noon.AddSeconds(6), null)),
            p => p.State.ShouldBe(DestinationState.Delivering));
        Store.Write(scope => Store.Outbox.Advance(scope, "platform", 0, 1, Noon.AddHours(1))).ShouldBeTrue();
        Place().ShouldSatisfyAllConditions(p => (p.Attempts, p.Reason, p.FailingSince, p.NextAttemptAt, p.LastDeliveredAt).ShouldBe((0, null, null, null, Noon.AddHours(1))));
        Store.Write(scope => Store.Outbox.Advance(scope, "platform", 1, 2, null)).ShouldBeTrue();
        Place().LastDeliveredAt.ShouldBe(Noon.AddHours(1));
        Write(scope => Store.Outbox.Forget(scope, "platform"));
        Store.Read(Store.Outbox.List).ShouldBeEmpty();

        OutboxDestination Place() => Store.Read(scope => Store.Outbox.Find(scope, "platform"))!;
    }

    [Test]
    public void Lists_go_on_from_the_last_one_seen_and_show_a_scope_its_own_rows()
    {
        foreach (var i in Enumerable.Range(1, 5))
        {
            Write(scope => Store.Submissions.Receive(scope, AFile("d" + i, department: i % 2 == 0 ? new DepartmentId("housing") : Medical)));
        }

        var own = RowScope.Of(new Viewer("api:x", "医保", Role.Liaison, Medical));
        var first = Submissions(own, 0, 2);
        var rest = Submissions(own, first[^1].Place, 10);

        first.Concat(rest).Select(s => s.Value.Department).ShouldBe([Medical, Medical, Medical]);
        Submissions(RowScope.County, 0, 10).Count.ShouldBe(5);
        Submissions(RowScope.Nothing, 0, 10).ShouldBeEmpty();
        Store.Read(scope => Store.Systems.FindSubmission(scope, own, Submissions(RowScope.County, 0, 2)[1].Value.SubmissionId)).ShouldBeNull();
        foreach (var rows in (RowScope[])[own, RowScope.County, RowScope.Nothing, RowScope.Of(new Viewer("api:y", "平里镇", Role.Township, TownshipCode: "341098100"))])
        {
            // Every statement runs on this database, and is read by the parser of another.
            Store.Read(scope => Store.Systems.ListWarnings(scope, rows, August, 0, 10)).ShouldBeEmpty();
            Store.Read(scope => Store.Systems.ListTasks(scope, rows, August, TaskState.Assigned, 0, 10)).ShouldBeEmpty();
            Store.Read(scope => Store.Systems.ListOutcomes(scope, rows, 0, 10)).ShouldBeEmpty();
            Store.Read(scope => Store.Systems.FindWarning(scope, rows, new WarningId("W-0123456789abcdef"))).ShouldBeNull();
            Store.Read(scope => Store.Systems.FindTask(scope, rows, "T-0123456789abcdef")).ShouldBeNull();
        }

        Store.Read(scope => Store.Systems.ListRejections(scope, "S20220820-0001", 0, 10)).ShouldBeEmpty();
        Store.Read(scope => Store.Roster.VersionsAfter(scope, 0, 10)).ShouldBeEmpty();
    }

    private ApiAsked Begin(string request, string holder = "county") => Store.Write(scope => Store.ApiAnswers.Begin(scope, holder, "k", request, Noon, Noon.AddMinutes(-10)));

    private bool IsUnderWay(DateTimeOffset lostBefore) => Store.Read(scope => Store.ApiAnswers.IsUnderWay(scope, "county", "k", lostBefore));

    private IReadOnlyList<Placed<Submissions.Submission>> Submissions(RowScope rows, long after, int take) => Store.Read(scope => Store.Systems.ListSubmissions(scope, rows, null, after, take));

    private ApiKeyRow AKey(string prefix) => new()
    {
        Prefix = prefix,
        Hash = Store.ApiKeys.HashOf(Key),
        Name = "医保核心系统",
        Role = Role.Liaison,
        Department = Medical,
        Scopes = [ApiScope.SubmissionsWrite, ApiScope.WarningsRead],
        IssuedAt = Noon,
        IssuedBy = "admin",
        ExpiresAt = Noon.AddDays(30),
    };
}
