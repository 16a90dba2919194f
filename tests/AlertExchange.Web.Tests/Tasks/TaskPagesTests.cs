using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Tasks;

public sealed partial class TaskPagesTests
{
    private ServedCounty _county = null!;
    private HttpClient _township = null!;
    private HttpClient _village = null!;
    private HttpClient _bureau = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _township = await _county.SignedInAsync(Role.Township);
        _village = await _county.SignedInAsync(Role.Village);
        _bureau = await _county.SignedInAsync(Role.Bureau);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _township.Dispose();
        _village.Dispose();
        _bureau.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public async Task A_task_of_another_township_is_not_found_whatever_is_asked_of_it()
    {
        var theirs = SomeTasks.Elsewhere(_county);
        var mine = SomeTasks.New(_county)[0];
        foreach (var client in (HttpClient[])[_township, _village])
        {
            foreach (var path in (string[])[$"/tasks/{theirs}", $"/tasks/{theirs}/form", $"/tasks/{theirs}/photos/1/0", "/tasks/T-nothing", "/tasks/T-0123456789abcdef"])
            {
                (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            }
        }

        (await PostAsync(_township, mine, $"/tasks/{theirs}", ("action", "Accept"), ("revision", RevisionOf(theirs)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(_township, mine, $"/tasks/{theirs}?handler=Report", Outcome(theirs, "no-risk", "reimbursed"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await PostAsync(_township, mine, "/tasks?handler=Accept", ("Chosen", $"{theirs}@{RevisionOf(theirs)}"));
        SomeTasks.Find(_county, theirs).Task.State.ShouldBe(TaskState.Assigned);
    }

    [Test]
    public async Task A_village_sees_a_task_from_when_it_is_handed_to_it_until_it_is_taken_back()
    {
        var id = SomeTasks.New(_county)[0];
        (await _village.GetAsync($"/tasks/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await StepAsync(_township, id, TaskAction.HandToVillage, place: _county.BusiestPlace().Village);
        (await _village.GetStringAsync($"/tasks/{id}")).ShouldContain("反馈结论");
        (await _village.GetStringAsync("/tasks")).ShouldContain(id);
        await StepAsync(_township, id, TaskAction.TakeBack);
        (await _village.GetAsync($"/tasks/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Many_are_accepted_and_handed_on_at_once_and_one_that_went_on_holds_up_no_other()
    {
        var ids = SomeTasks.New(_county, 3);
        var seen = ids.Select(id => ("Chosen", $"{id}@{RevisionOf(id)}")).ToArray();
        SomeTasks.Act(_county, Role.Township, new TaskRequest { TaskId = ids[0], Action = TaskAction.AskBack, Note = "不是本镇农户" });

        var answer = await PostAsync(_township, ids[1], "/tasks?handler=Accept", seen);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var told = await _township.GetStringAsync(answer.LeadsTo());
        told.ShouldContain("已签收 2 户");
        told.ShouldContain("1 户没有办成");
        ids.Select(id => SomeTasks.Find(_county, id).Task.State).ShouldBe([TaskState.AskedBack, TaskState.Accepted, TaskState.Accepted]);
    }

    [Test]
    public async Task A_question_goes_to_the_bureau_and_the_answer_comes_back()
    {
        var id = SomeTasks.New(_county)[0];
        (await StepAsync(_township, id, TaskAction.AskBack)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "a question needs words");
        await StepAsync(_township, id, TaskAction.AskBack, note: "全村没有这个人<b>");
        var asked = await _bureau.GetStringAsync($"/tasks/{id}");
        asked.ShouldContain("全村没有这个人&lt;b&gt;");
        (await _bureau.GetStringAsync("/tasks?state=asked-back")).ShouldContain(id);
        await StepAsync(_bureau, id, TaskAction.Answer, note: "住在县城，电话联系");
        (await _township.GetStringAsync($"/tasks/{id}")).ShouldContain("住在县城，电话联系");
        SomeTasks.Find(_county, id).Task.State.ShouldBe(TaskState.Accepted);
    }

    [Test]
    public async Task An_outcome_is_confirmed_or_returned_by_the_bureau_and_settles_the_warnings_when_it_stands()
    {
        var id = SomeTasks.New(_county)[0];
        await ReportAsync(_township, id, "data-wrong", "wrong-amount", "单位应为元");
        (await _bureau.GetStringAsync("/tasks?state=reported")).ShouldContain(id);
        await StepAsync(_bureau, id, TaskAction.Return, note: "请附票据");
        var returned = SomeTasks.Find(_county, id).Task;
        (returned.State, returned.Outcome).ShouldBe((TaskState.Accepted, null));

        await ReportAsync(_township, id, "data-wrong", "wrong-amount", "票据已看");
        await StepAsync(_bureau, id, TaskAction.Confirm);
        var closed = SomeTasks.Find(_county, id).Task;
        (closed.State, closed.Outcome).ShouldBe((TaskState.Closed, "data-wrong"));
        var warnings = _county.Store.Read(scope => _county.Store.Warnings.LoadForHouseholds(scope, [closed.Household]))[closed.Household];
        warnings.Where(w => closed.Warnings.Contains(w.Due.WarningId)).ShouldAllBe(w => w.Status == WarningStatus.Closed || w.Status == WarningStatus.Withdrawn);
        (await _township.GetStringAsync("/tasks?state=ended&outcome=data-wrong")).ShouldContain(id);
    }

    [Test]
    public async Task The_second_of_two_people_on_one_task_is_told_what_happened_and_keeps_what_they_typed()
    {
        var id = SomeTasks.Hand(_county);
        var seen = Outcome(id, "tracking", "self-solvable", "儿子在外打工，<每月>寄钱", ("Form.LookAgainOn", "2026-12-01"));
        await ReportAsync(_village, id, "no-risk", "reimbursed");

        var answer = await PostAsync(_township, id, $"/tasks/{id}?handler=Report", seen);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("村网格员 反馈：核实无风险（报销、资助、理赔后负担不大）");
        SomeTasks.Find(_county, id).Task.Outcome.ShouldBe("no-risk");

        // Where there is still something to report it is sent again with the new revision: what was typed stands in the form.
        await StepAsync(_bureau, id, TaskAction.Return, note: "再核实");
        var late = Outcome(id, "tracking", "self-solvable", "儿子在外打工，<每月>寄钱", ("Form.LookAgainOn", "2026-12-01"));
        await StepAsync(_township, id, TaskAction.TakeBack);
        var second = await (await PostAsync(_township, id, $"/tasks/{id}?handler=Report", late)).Content.ReadAsStringAsync();
        second.ShouldContain("儿子在外打工，&lt;每月&gt;寄钱");
        second.ShouldContain("value=\"2026-12-01\"");
        second.ShouldContain($"value=\"{RevisionOf(id)}\"");
    }

    [Test]
    public async Task A_form_that_is_sent_twice_is_taken_once()
    {
        var id = SomeTasks.New(_county)[0];
        var form = Outcome(id, "no-risk", "supported");
        (await PostAsync(_township, id, $"/tasks/{id}?handler=Report", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var again = await PostAsync(_township, id, $"/tasks/{id}?handler=Report", form);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _township.GetStringAsync(again.LeadsTo())).ShouldContain("没有重复登记");
        SomeTasks.CourseOf(_county, id).ShouldHaveSingleItem();
    }

    [Test]
    public async Task What_is_missing_is_said_and_nothing_typed_is_lost()
    {
        var id = SomeTasks.New(_county)[0];
        var answer = await PostAsync(_township, id, $"/tasks/{id}?handler=Report", Outcome(id, "tracking", "", "每月看一次"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("请选择原因");
        page.ShouldContain("请填写下次回访日期");
        page.ShouldContain("每月看一次");
        SomeTasks.CourseOf(_county, id).ShouldBeEmpty();
    }

    [Test]
    public async Task A_day_that_cannot_be_read_is_not_taken_for_today()
    {
        var id = SomeTasks.New(_county)[0];
        var fields = Outcome(id, "deceased", "").Select(f => f.Item1 == "Form.VisitedOn" ? (f.Item1, "上个月") : f).ToArray();

        var answer = await PostAsync(_township, id, $"/tasks/{id}?handler=Report", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("入户日期看不懂");
        SomeTasks.CourseOf(_county, id).ShouldBeEmpty();
    }

    [Test]
    public async Task Who_sees_a_household_is_on_record_when_the_page_comes_back_with_what_is_missing_too()
    {
        var ids = SomeTasks.New(_county, 2);

        (await PostAsync(_township, ids[1], $"/tasks/{ids[0]}?handler=Report", Outcome(ids[0], "tracking", ""))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.PersonViewed))!.Details.ShouldBe(ids[0]);
    }

    [Test]
    public async Task A_task_that_was_asked_for_says_so_with_who_and_when_until_it_is_reported()
    {
        var id = SomeTasks.New(_county)[0];
        var warnings = SomeTasks.Find(_county, id).Task.Warnings;
        var asked = await _county.Get<ReminderDesk>().RemindAsync(_county.ViewerOf(Role.Bureau), new WarningSelection.Chosen([.. warnings]), CancellationToken.None);
        asked.Done.ShouldBe(1);
        const string Said = @"10月20日 \d\d:\d\d 乡村振兴局 催办";

        (await _township.GetStringAsync("/tasks?order=due")).ShouldMatch(Said);
        (await _township.GetStringAsync($"/tasks/{id}")).ShouldMatch(Said + "，请尽快核查");
        await ReportAsync(_township, id, "deceased", "");
        (await _township.GetStringAsync($"/tasks/{id}")).ShouldNotMatch(Said);
    }

    [Test]
    public async Task A_photo_is_kept_without_where_it_was_taken_and_served_to_those_alone_who_see_the_task()
    {
        var id = SomeTasks.New(_county)[0];
        using var content = new MultipartFormDataContent();
        await FillAsync(content, id, Outcome(id, "deceased", ""));
        content.Add(new ByteArrayContent(Pictures.Jpeg), "Form.Photos", "../x.php");
        (await _township.PostAsync($"/tasks/{id}?handler=Report", content)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var step = SomeTasks.CourseOf(_county, id).ShouldHaveSingleItem();
        step.Photos.ShouldHaveSingleItem();
        var address = $"/tasks/{id}/photos/{step.Revision}/0";
        (await _township.GetStringAsync($"/tasks/{id}")).ShouldContain(address);
        var served = await _bureau.GetAsync(address);
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        served.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        served.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        var bytes = await served.Content.ReadAsByteArrayAsync();
        bytes.AsSpan().IndexOf("GPS-SECRET"u8).ShouldBe(-1);
        bytes.AsSpan()[..2].SequenceEqual(Pictures.Jpeg.AsSpan()[..2]).ShouldBeTrue();
        (await _village.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _township.GetAsync($"/tasks/{id}/photos/{step.Revision}/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Directory.EnumerateFiles(Path.Combine(_county.Store.DataDirectory, "files")).Count(f => File.ReadAllBytes(f).AsSpan().IndexOf("JFIF"u8) >= 0).ShouldBe(0);
    }

    [Test]
    public async Task What_is_no_picture_is_refused_and_the_words_stay()
    {
        var id = SomeTasks.New(_county)[0];
        var files = Directory.GetFiles(Path.Combine(_county.Store.DataDirectory, "files")).Length;
        using var content = new MultipartFormDataContent();
        await FillAsync(content, id, Outcome(id, "moved", "", "迁到县城"));
        content.Add(new ByteArrayContent("<script>alert(1)</script>"u8.ToArray()), "Form.Photos", "a.jpg");
        var answer = await _township.PostAsync($"/tasks/{id}?handler=Report", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("照片没有采用");
        page.ShouldContain("迁到县城");
        Directory.GetFiles(Path.Combine(_county.Store.DataDirectory, "files")).Length.ShouldBe(files);
    }

    [Test]
    public async Task A_list_keeps_its_filters_in_its_address_and_a_village_may_not_act_on_many()
    {
        var page = await _township.GetStringAsync("/tasks?state=assigned&order=due");
        page.ShouldContain("option value=\"due\" selected");
        (await PostAsync(_village, SomeTasks.HandedOn(_county), "/tasks?handler=Hand", ("Chosen", "T-0123456789abcdef@1"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(_township, SomeTasks.New(_county)[0], "/tasks?handler=Confirm", ("Chosen", "T-0123456789abcdef@1"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private string RevisionOf(string id) => SomeTasks.Find(_county, id).Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private (string, string)[] Outcome(string id, string kind, string reason, string note = "", params (string, string)[] more) =>
    [
        ("Form.Revision", RevisionOf(id)), ("Form.FormId", Guid.NewGuid().ToString("N")), ("Form.Kind", kind), ("Form.Reason", reason), ("Form.VisitedOn", "2026-10-20"), ("Form.Note", note), .. more,
    ];

    private async Task ReportAsync(HttpClient client, string id, string kind, string reason, string note = "") =>
        (await PostAsync(client, id, $"/tasks/{id}?handler=Report", Outcome(id, kind, reason, note))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private Task<HttpResponseMessage> StepAsync(HttpClient client, string id, TaskAction action, string? place = null, string? note = null) =>
        PostAsync(client, id, $"/tasks/{id}", ("action", action.ToString()), ("revision", RevisionOf(id)), ("place", place ?? ""), ("note", note ?? ""));

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string to, params (string, string)[] fields) => client.SendFormAsync($"/tasks/{page}", to, fields);

    private async Task FillAsync(MultipartFormDataContent content, string id, (string Name, string Value)[] fields)
    {
        var token = Token().Match(await _township.GetStringAsync($"/tasks/{id}")).Groups[1].Value;
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", token)))
        {
            content.Add(new StringContent(value), name);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
