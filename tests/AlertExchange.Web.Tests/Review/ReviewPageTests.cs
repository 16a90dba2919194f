using System.Net;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Review;

/// <summary>The pages of clerical review as answers: filters, what is on record, what a wrong request gets.</summary>
public sealed class ReviewPageTests
{
    private ServedCounty _county = null!;
    private HttpClient _bureau = null!;

    private ReviewCases Cases => _county.Get<ReviewCases>();

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _bureau = await _county.SignedInAsync(Role.Bureau);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _bureau.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public void Filters_choose_in_the_database_and_together_they_are_everything()
    {
        var all = Cases.Page(RowScope.County, new ReviewFilter(), new Paging(1, 1000));
        all.Count.ShouldBeGreaterThan(10);

        var departments = all.Lines.Select(l => l.Department).Distinct().Sum(d => Cases.Count(RowScope.County, new ReviewFilter { Department = d }));
        var kinds = AlertKinds.All.Sum(k => Cases.Count(RowScope.County, new ReviewFilter { Kind = k }));
        var scores = Cases.Count(RowScope.County, new ReviewFilter { ScoreFrom = 900 }) + Cases.Count(RowScope.County, new ReviewFilter { ScoreBelow = 900 });

        (departments, kinds, scores).ShouldBe((all.Count, all.Count, all.Count));
        Cases.Count(RowScope.County, new ReviewFilter { SevereOnly = true }).ShouldBe(all.Lines.Count(l => l.IsSevere));
        Cases.Count(RowScope.County, new ReviewFilter { Period = new Period(2020, 1) }).ShouldBe(0);
        all.Lines.Select(l => (!l.IsSevere, -l.Score)).ShouldBeInOrder();
        Cases.List(new ReviewFilter()).Select(c => c.Number).ShouldBe(all.Lines.Select(l => l.Number));
    }

    [Test]
    public void The_next_one_follows_in_the_same_list_and_pages_do_not_overlap()
    {
        var all = Cases.Page(RowScope.County, new ReviewFilter(), new Paging(1, 1000)).Lines.Select(l => l.Number).ToList();

        var pages = Enumerable.Range(1, (all.Count + 6) / 7).SelectMany(p => Cases.Page(RowScope.County, new ReviewFilter(), new Paging(p, 7)).Lines).Select(l => l.Number);
        pages.ShouldBe(all);
        for (var i = 0; i < all.Count; i++)
        {
            var place = Cases.PlaceOf(RowScope.County, all[i])!;
            Cases.CountBefore(RowScope.County, new ReviewFilter(), place).ShouldBe(i);
            Cases.Next(RowScope.County, new ReviewFilter(), place).ShouldBe(i + 1 < all.Count ? all[i + 1] : null);
        }
    }

    [Test]
    public void Whoever_may_see_no_rows_sees_no_case()
    {
        var number = Cases.Page(RowScope.County, new ReviewFilter(), new Paging(1, 1)).Lines[0].Number;

        Cases.Page(RowScope.Nothing, new ReviewFilter(), new Paging(1, 10)).Count.ShouldBe(0);
        Cases.PlaceOf(RowScope.Nothing, number).ShouldBeNull();
        Cases.Find(RowScope.Nothing, number).ShouldBeNull();
        Cases.Find(RowScope.Of(_county.ViewerOf(Role.Township)), number).ShouldBeNull();
    }

    [TestCase("/review/C999999-0")]
    [TestCase("/review/C1-999999")]
    [TestCase("/review/whatever")]
    [TestCase("/review/C1-0' OR 1=1")]
    public async Task A_case_that_is_none_answers_404(string address) =>
        (await _bureau.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Test]
    public async Task A_decision_its_undoing_and_every_look_are_on_record_without_names()
    {
        var number = Cases.Next(RowScope.County, new ReviewFilter(), null)!.Value;
        var found = Cases.Find(number)!;
        await PostAsync(number, "Decide", ("Choice", "1"), ("Reason", "问过本人"), ("Revision", "0"));
        await PostAsync(number, "Undo");

        var decided = Newest(AuditAction.ReviewDecided);
        var undone = Newest(AuditAction.ReviewUndone);
        Newest(AuditAction.PersonViewed).Subject.ShouldBe(number.ToString());
        (decided.Subject, decided.Login, decided.Reason).ShouldBe((number.ToString(), "bureau", "问过本人"));
        decided.Details!.ShouldBe($"accept {found.Candidates[0].PersonNo}");
        undone.EntryNo.ShouldBeGreaterThan(decided.EntryNo);
        (decided.Details + undone.Details + undone.Subject).ShouldNotContain(found.Candidates[0].Name);
    }

    [Test]
    public async Task An_undo_takes_back_the_decision_that_was_seen_and_no_later_one()
    {
        var (number, other) = (Cases.Next(RowScope.County, new ReviewFilter(), null)!.Value, Cases.Page(RowScope.County, new ReviewFilter(), new Paging(1, 2)).Lines[^1].Number);
        await PostAsync(number, "Decide", ("Choice", "1"), ("Reason", "问过本人"), ("Revision", Revision(number)));
        var seen = Revision(number);
        (await _bureau.GetStringAsync($"/review/{other}")).ShouldContain($"对 {number} 的决定");
        var desk = _county.Get<ReviewDesk>();
        await desk.UndoAsync(new ReviewRequest { Case = number, By = "李四", Reason = "弄错了" }, default);
        await desk.RefuseAsync(new ReviewRequest { Case = number, By = "李四", Reason = "已去世多年" }, default);

        (await PostAsync(number, "Undo", ("Revision", seen))).ShouldContain("李四");

        Cases.Find(number)!.State.ShouldBe(ReviewState.Nobody);
        (await _bureau.GetStringAsync($"/review/{other}")).ShouldNotContain($"对 {number} 的决定");
        await desk.UndoAsync(new ReviewRequest { Case = number, By = "李四", Reason = "放回去" }, default);
    }

    [Test]
    public async Task Without_a_choice_or_a_reason_nothing_is_decided_and_it_is_said_what_is_missing()
    {
        var number = Cases.Next(RowScope.County, new ReviewFilter(), null)!.Value;

        var seen = Cases.Find(number)!.Revision;
        var revision = Revision(number);

        (await PostAsync(number, "Decide", ("Reason", "有"), ("Revision", revision))).ShouldContain("请先选一名候选人");
        (await PostAsync(number, "Decide", ("Choice", "1"), ("Reason", "  "), ("Revision", revision))).ShouldContain("请写明依据");
        (await PostAsync(number, "Decide", ("Choice", "99"), ("Reason", "有"), ("Revision", revision))).ShouldContain("请看清现在的候选人");

        Cases.Find(number)!.Revision.ShouldBe(seen);
    }

    [Test]
    public async Task A_form_without_its_token_is_refused()
    {
        var number = Cases.Next(RowScope.County, new ReviewFilter(), null)!.Value;
        var seen = Cases.Find(number)!.Revision;

        var answer = await _bureau.PostAsync($"/review/{number}?handler=Decide", new FormUrlEncodedContent([new("Choice", "1"), new("Reason", "有")]));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Cases.Find(number)!.Revision.ShouldBe(seen);
    }

    private string Revision(CaseNumber number) => Cases.Find(number)!.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private AuditEntry Newest(AuditAction action) => _county.Store.Read(scope => _county.Store.Audit.Newest(scope, action)).ShouldNotBeNull();

    /// <summary>Sends a form of a case's page and returns the page that follows.</summary>
    private async Task<string> PostAsync(CaseNumber number, string handler, params (string Name, string Value)[] fields)
    {
        var answer = await _bureau.SendFormAsync($"/review/{number}", $"/review/{number}?handler={handler}", fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return WebUtility.HtmlDecode(await _bureau.GetStringAsync(answer.Headers.Location));
    }
}
