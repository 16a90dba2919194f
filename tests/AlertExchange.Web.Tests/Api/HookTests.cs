using System.Net;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Storage.Outbox;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Api;

/// <summary>Webhooks that are managed on pages: signed, in order, tried for a day, and not a way into the network.</summary>
public sealed class HookTests
{
    private ServedCounty _county = null!;
    private HookReceiver _receiver = null!;

    private WebhookDesk Desk => _county.Get<WebhookDesk>();

    [SetUp]
    public async Task Serve()
    {
        _receiver = new HookReceiver();
        _county = await ServedCounty.StartAsync(set: Loopback);
    }

    [TearDown]
    public async Task Stop()
    {
        await _county.DisposeAsync();
        _receiver.Dispose();
    }

    [Test]
    public async Task What_a_submission_comes_to_and_the_tasks_it_assigns_are_told_signed_and_without_people()
    {
        await AddAsync("platform", NoticeKinds.All);
        var people = _county.Store.Read(scope => _county.Store.Roster.Latest(scope))!.People;
        people.ShouldBeGreaterThan(0);

        var submission = await SubmitAsync("2026-01", ("王大山", 201, "50000"), ("李小花", 202, "60000"));
        await UntilAsync(() => _receiver.Notices.Count >= 2);

        var notices = _receiver.Notices;
        notices.Select(n => n["kind"]!.GetValue<string>()).ShouldBe(["task.assigned", "submission.completed"]);
        notices.ShouldAllBe(n => n["submissionId"]!.GetValue<string>() == submission && n["department"]!.GetValue<string>() == "medical-insurance");
        var task = notices[0]["tasks"]![0]!["taskId"]!.GetValue<string>();
        _county.Store.Read(scope => _county.Store.Tasks.Find(scope, task)).ShouldNotBeNull().Task.Place.TownshipCode.ShouldBe(notices[0]["townshipCode"]!.GetValue<string>());
        _receiver.Requests.ShouldAllBe(r => r.Status == 204);
        _receiver.Requests.ShouldAllBe(r => (r.At - _county.Clock.GetUtcNow()).Duration() < TimeSpan.FromMinutes(5));
        var said = string.Concat(_receiver.Requests.Select(r => r.Body + r.Headers));
        foreach (var word in (string[])["王大山", "李小花", ApiClients.IdOf(201), "341098", "平里"])
        {
            said.ShouldNotContain(word);
        }
    }

    [Test]
    public async Task A_receiver_hears_of_its_own_department_and_township_only()
    {
        using var here = new HookReceiver();
        using var elsewhere = new HookReceiver();
        await AddAsync("petitions", NoticeKinds.All, department: "petitions");
        await AddAsync("here", [NoticeKind.TaskAssigned], township: Township("平里镇"), receiver: here);
        await AddAsync("elsewhere", [NoticeKind.TaskAssigned], township: Township("历口镇"), receiver: elsewhere);

        await SubmitAsync("2026-01", ("王大山", 211, "50000"));
        using var petitions = await _county.SystemAsync(Role.Liaison, "petitions");
        var zero = (await (await petitions.SubmitAsync(ApiClients.Medical(("王大山", 212, "1")), "other-1", "2026-01")).JsonAsync())["submission"]!["submissionId"]!.GetValue<string>();
        await UntilAsync(() => _receiver.Notices.Count > 0 && here.Notices.Count > 0 && Place("elsewhere").DeliveredUpTo == Place("here").DeliveredUpTo);

        _receiver.Notices.ShouldAllBe(n => n["submissionId"]!.GetValue<string>() == zero);
        here.Notices.ShouldAllBe(n => n["townshipCode"]!.GetValue<string>() == Township("平里镇"));
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task One_that_fails_is_tried_ever_less_often_and_gets_everything_in_order()
    {
        await AddAsync("platform", NoticeKinds.OfSubmissions);
        _receiver.Answer(503);
        var first = await SubmitAsync("2026-01", ("王大山", 221, "700"));
        await UntilAsync(() => Place("platform").Attempts == 1);
        var second = await SubmitAsync("2026-02", ("王大山", 222, "700"));
        var waits = new List<TimeSpan>();
        for (var attempt = 2; attempt <= 6; attempt++)
        {
            waits.Add(Place("platform").NextAttemptAt!.Value - _county.Clock.GetUtcNow());
            _county.Clock.PutForward(TimeSpan.FromHours(1));
            await UntilAsync(() => Place("platform").Attempts == attempt);
        }

        _receiver.Requests.Count.ShouldBe(6);
        waits[^1].ShouldBeGreaterThan(waits[0]);
        _receiver.Requests.Skip(1).Select(r => r.Id).Distinct().Count().ShouldBe(1, "the same notices are the same message");
        _receiver.Answer(204);
        _county.Clock.PutForward(TimeSpan.FromHours(1));
        await UntilAsync(() => _receiver.Notices.Count >= 2);

        _receiver.Notices.Select(n => n["submissionId"]!.GetValue<string>()).ShouldBe([first, second]);
        (Place("platform").Attempts, Place("platform").Reason).ShouldBe((0, null));
    }

    [Test]
    public async Task After_a_day_it_stops_is_a_dead_letter_and_goes_on_when_somebody_asks()
    {
        await AddAsync("platform", NoticeKinds.OfSubmissions);
        _receiver.Answer(500);
        var first = await SubmitAsync("2026-01", ("王大山", 231, "700"));
        await UntilAsync(() => Place("platform").Attempts == 1);
        _county.Clock.PutForward(TimeSpan.FromHours(23));
        await UntilAsync(() => Place("platform").Attempts == 2);
        Place("platform").State.ShouldBe(DestinationState.Delivering, "a day is not over");
        _county.Clock.PutForward(TimeSpan.FromHours(2));
        await UntilAsync(() => Place("platform").State == DestinationState.Stopped);
        var second = await SubmitAsync("2026-02", ("王大山", 232, "700"));
        var tried = _receiver.Requests.Count;

        var letter = (await _county.Get<DeadLetterDesk>().ListAsync(default)).Single(l => l.Kind == DeadLetterKind.Notice);
        _county.Clock.PutForward(TimeSpan.FromHours(5));
        (letter.Id, letter.Reason).ShouldBe(("notice-platform", "HTTP 500"));
        var still = (await _county.Get<ReplayDesk>().ReplayAsync([letter.Id], "管理员", null, default)).Single();
        _receiver.Answer(204);
        var done = (await _county.Get<ReplayDesk>().ReplayAsync([letter.Id], "管理员", null, default)).Single();

        (still.Outcome, done.Outcome).ShouldBe((ReplayOutcome.StillFails, ReplayOutcome.Done));
        await UntilAsync(() => _receiver.Notices.Count >= 2);
        _receiver.Requests.Count.ShouldBe(tried + 2, "one attempt each time somebody asked, none in between");
        _receiver.Notices.Select(n => n["submissionId"]!.GetValue<string>()).ShouldBe([first, second]);
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await AddAsync("platform", NoticeKinds.OfSubmissions);
        _receiver.Answer(302);

        (await Desk.TryAsync("platform", default)).ShouldBe("HTTP 302");

        _receiver.Requests.Count.ShouldBe(1);
    }

    [Test]
    public async Task Trying_one_tells_whether_the_receiver_can_verify_it_and_a_new_secret_holds_at_once()
    {
        await AddAsync("platform", NoticeKinds.OfSubmissions);
        (await Desk.TryAsync("platform", default)).ShouldBeNull();

        var fresh = (await Desk.RotateAsync("platform", ApiClients.Administrator, default)).ShouldBeOfType<WebhookResult.Saved>().Secret!;
        (await Desk.TryAsync("platform", default)).ShouldBe("HTTP 401");
        _receiver.Secret = fresh;
        (await Desk.TryAsync("platform", default)).ShouldBeNull();
        _receiver.Notices.ShouldBeEmpty();
    }

    [Test]
    public async Task While_it_is_paused_notices_wait_and_when_it_is_taken_away_they_do_not()
    {
        await AddAsync("platform", NoticeKinds.OfSubmissions);
        await Desk.PauseAsync("platform", true, ApiClients.Administrator, default);
        var waiting = await SubmitAsync("2026-01", ("王大山", 241, "700"));
        Desk.List().Single().Waiting.ShouldBeGreaterThan(0);
        _receiver.Requests.ShouldBeEmpty();

        await Desk.PauseAsync("platform", false, ApiClients.Administrator, default);
        await UntilAsync(() => _receiver.Notices.Count == 1);
        _receiver.Notices[0]["submissionId"]!.GetValue<string>().ShouldBe(waiting);

        (await Desk.RemoveAsync("platform", ApiClients.Administrator, default)).ShouldBeTrue();
        Desk.List().ShouldBeEmpty();
        _county.Store.Read(scope => _county.Store.Outbox.List(scope)).ShouldBeEmpty();
    }

    [TestCase("http://platform.example/hook", "https")]
    [TestCase("https://10.1.2.3/hook", "内部网络")]
    [TestCase("https://192.168.1.1/", "内部网络")]
    [TestCase("https://169.254.169.254/latest/meta-data", "内部网络")]
    [TestCase("https://[::ffff:10.0.0.1]/", "内部网络")]
    [TestCase("https://[fd00::1]/", "内部网络")]
    [TestCase("https://[::]/", "内部网络")]
    [TestCase("https://0x0a010203/", "内部网络")]
    [TestCase("https://2130706433/", null)]
    [TestCase("https://user:word@platform.example/", "用户名")]
    [TestCase("ftp://platform.example/", "https")]
    [TestCase("file:///etc/passwd", "https")]
    [TestCase("not an address", "https")]
    public async Task An_address_inside_the_network_or_without_https_is_not_taken(string url, string? because)
    {
        var result = await Desk.AddAsync(new WebhookRequest { Name = "inside", Url = url, Events = [NoticeKind.SubmissionCompleted] }, ApiClients.Administrator, default);

        if (because is null)
        {
            // Loopback in other words: the settings of this test allow it.
            result.ShouldBeOfType<WebhookResult.Saved>();
        }
        else
        {
            result.ShouldBeOfType<WebhookResult.Refused>().Reason.ShouldContain(because);
            Desk.List().ShouldBeEmpty();
        }
    }

    [Test]
    public async Task A_name_that_leads_into_the_network_is_not_connected_to()
    {
        await using var strict = await ServedCounty.StartAsync();
        var desk = strict.Get<WebhookDesk>();
        (await desk.AddAsync(new WebhookRequest { Name = "rebound", Url = $"https://localhost:{_receiver.Port}/hook", Events = [NoticeKind.SubmissionCompleted] }, ApiClients.Administrator, default))
            .ShouldBeOfType<WebhookResult.Saved>("what a name stands for is asked with each connection");

        (await desk.TryAsync("rebound", default)).ShouldBe("AddressNotAllowed");

        _receiver.Requests.ShouldBeEmpty();
    }

    private static ExchangeSettings Loopback(ExchangeSettings settings) => settings with
    {
        WebhookNetworks = [IPNetwork.Parse("127.0.0.0/8")],
        Delivery = new DeliverySettings { Look = TimeSpan.FromMilliseconds(30), Timeout = TimeSpan.FromSeconds(5) },
    };

    private async Task AddAsync(string name, IReadOnlyList<NoticeKind> events, string? department = null, string? township = null, HookReceiver? receiver = null)
    {
        receiver ??= _receiver;
        var request = new WebhookRequest
        {
            Name = name,
            Url = receiver.Url.ToString(),
            Events = events,
            Department = department is null ? null : new DepartmentId(department),
            TownshipCode = township,
        };
        receiver.Secret = (await Desk.AddAsync(request, ApiClients.Administrator, default)).ShouldBeOfType<WebhookResult.Saved>().Secret!;
    }

    private async Task<string> SubmitAsync(string period, params (string Name, int Number, string Amount)[] rows)
    {
        using var system = await _county.SystemAsync(Role.Liaison);
        var receipt = await (await system.SubmitAsync(ApiClients.Medical(rows), $"hook-{period}", period)).JsonAsync();
        var end = await system.EndAsync(receipt["submission"]!["submissionId"]!.GetValue<string>());
        end["state"]!.GetValue<string>().ShouldBe("completed", end.ToJsonString());
        return end["submissionId"]!.GetValue<string>();
    }

    private string Township(string name) => _county.Get<PolicyDesk>().Current.Areas.Townships.First(t => t.Township == name).TownshipCode!;

    private OutboxDestination Place(string name) => _county.Store.Read(scope => _county.Store.Outbox.Find(scope, name))!;

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 600 && !holds(); i++)
        {
            await Task.Delay(25);
        }

        holds().ShouldBeTrue("it did not come to that");
    }
}
