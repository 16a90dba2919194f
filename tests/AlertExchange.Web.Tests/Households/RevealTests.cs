using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Pipeline.Revealing;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;
using AlertExchange.Web.Masking;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Reporting;
using AlertExchange.Web.Tests.Support;
using static AlertExchange.Web.Tests.Households.HouseholdCounty;

namespace AlertExchange.Web.Tests.Households;

/// <summary>One value shown whole for a reason, to whoever may see where it stands.</summary>
[NonParallelizable] // The county of these tests is one, and so is its record.
public sealed class RevealTests
{
    [Test]
    public async Task A_value_is_shown_whole_for_a_reason_and_goes_on_record_first()
    {
        using var bureau = await County.SignedInAsync(Role.Bureau);
        (await bureau.GetStringAsync("/reveal?household=H9001&person=P9001&field=CitizenId")).Says("341098********1237").SaysNot(Id);

        using var withoutReason = await bureau.SendFormAsync("/households", "/reveal", RevealFields("H9001", "P9001"));
        (await withoutReason.Content.ReadAsStringAsync()).Says("请选择查看的理由").SaysNot(Id);
        using var withoutNote = await bureau.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001"), ("reason", "other")]);
        (await withoutNote.Content.ReadAsStringAsync()).Says("请写明理由").SaysNot(Id);
        var before = Count(AuditAction.ValueRevealed);

        using var shown = await bureau.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001"), ("reason", "other"), ("note", "本人到窗口核对")]);

        (await shown.Content.ReadAsStringAsync()).ShouldContain(Id);
        shown.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Count(AuditAction.ValueRevealed).ShouldBe(before + 1);
        Newest(AuditAction.ValueRevealed).ShouldSatisfyAllConditions(
            e => e.Subject.ShouldBe("H9001"), e => e.Details.ShouldBe("人编号 P9001，身份证号，理由：其他（请说明）"), e => e.Reason.ShouldBe("本人到窗口核对"), e => e.Address.ShouldNotBeNullOrEmpty());
        (await bureau.GetStringAsync("/reveal?household=H9001&person=P9001&field=CitizenId")).ShouldNotContain(Id);
        using var phone = await bureau.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001", RevealField.Phone), ("reason", "call")]);
        (await phone.Content.ReadAsStringAsync()).ShouldContain(Phone);
    }

    [Test]
    public async Task A_value_that_is_not_there_and_a_field_that_does_not_exist_are_not_found()
    {
        using var bureau = await County.SignedInAsync(Role.Bureau);

        foreach (var query in (string[])["household=H9001&person=P9002&field=Phone", "household=H9001&person=P9001&field=9", "household=H9001&person=P9001", "household=H9001&person=nobody&field=CitizenId", "field=CitizenId"])
        {
            (await bureau.GetAsync("/reveal?" + query)).StatusCode.ShouldBe(HttpStatusCode.NotFound, query);
        }
    }

    [Test]
    public async Task An_account_sees_so_many_values_an_hour_and_asking_for_more_is_on_record()
    {
        var viewer = new Viewer("eager", "好奇的人", Role.Bureau);
        using var eager = await County.SignedInAsync(viewer);
        await County.Store.WriteAsync(scope =>
        {
            for (var i = 0; i < RevealDesk.MostAnHour; i++)
            {
                County.Store.Audit.Append(scope, new AuditEntry(County.Clock.GetUtcNow(), viewer.Login, viewer.Role, AuditAction.ValueRevealed, "H9001"));
            }
        });

        using var refused = await eager.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001"), ("reason", "visit")]);

        (await refused.Content.ReadAsStringAsync()).Says("一小时内最多查看 60 个").SaysNot(Id);
        Newest(AuditAction.RevealRefused).ShouldSatisfyAllConditions(e => e.Login.ShouldBe("eager"), e => e.Subject.ShouldBe("H9001"));
        using var bureau = await County.SignedInAsync(Role.Bureau);
        using var shown = await bureau.SendFormAsync("/households", "/reveal", [.. RevealFields("H9001", "P9001"), ("reason", "visit")]);
        (await shown.Content.ReadAsStringAsync()).ShouldContain(Id);
    }

    [Test]
    public async Task On_a_telephone_and_on_a_wide_screen_a_value_is_shown_in_its_place_and_gone_after_a_minute()
    {
        var page = await Browser.OpenAsync(County, Role.Bureau);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/households/" + Home);
        await Browser.PictureAsync(page, "household");
        await Browser.FitsAsync(page);
        var cell = page.Locator("table.members tbody tr").First.Locator("td").Nth(4);
        var masked = await cell.Locator(".code").InnerTextAsync();

        await cell.GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await cell.GetByText("取消").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(cell.Locator(".code")).ToHaveTextAsync(masked);
        await cell.GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await cell.GetByLabel("理由").SelectOptionAsync("visit");
        await Browser.PictureAsync(page, "household-reveal");
        await cell.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(cell).ToContainTextAsync("已记录");
        (await cell.Locator(".code").InnerTextAsync()).ShouldMatch("^[0-9]{17}[0-9X]$");
        await page.WaitForFunctionAsync("!document.querySelector('.htmx-added, .htmx-settling')");
        await page.Clock.FastForwardAsync("01:05");

        await Microsoft.Playwright.Assertions.Expect(cell.Locator(".code")).ToHaveTextAsync(masked);
        await page.SetViewportSizeAsync(360, 800);
        await Browser.FitsAsync(page);
        await page.GotoAsync("/households");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "households");
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task A_township_reveals_nothing_of_another_townships_household()
    {
        foreach (var role in (Role[])[Role.Township, Role.Village])
        {
            using var client = await County.SignedInAsync(role);
            (await client.GetAsync(RevealAddress.Of(MemberOf(Elsewhere)))).StatusCode.ShouldBe(HttpStatusCode.NotFound, role.ToString());
            using var revealed = await AskAsync(client, MemberOf(Elsewhere));
            revealed.StatusCode.ShouldBe(HttpStatusCode.NotFound, role.ToString());
        }
    }

    [Test]
    public async Task A_reviewer_sees_the_id_that_a_department_wrote_for_a_reason()
    {
        var found = County.Get<ReviewCases>().List(new ReviewFilter()).First(c => c.MaskedId.Length > 0);
        var written = new RevealSubject.Row(found.SubmissionId, found.Sheet, found.Row, RevealField.CitizenId);
        using var bureau = await County.SignedInAsync(Role.Bureau);
        (await bureau.GetStringAsync("/review/" + found.Number)).Says(WebUtility.HtmlEncode(RevealAddress.Of(written)));
        (await bureau.GetStringAsync(RevealAddress.Of(written))).Says(found.MaskedId);

        using var shown = await AskAsync(bureau, written, "identity");

        var whole = WholeOf(County.Get<RevealDesk>().Look(County.ViewerOf(Role.Bureau), written), await shown.Content.ReadAsStringAsync());
        (whole[..6], whole[^4..]).ShouldBe((found.MaskedId[..6], found.MaskedId[^4..]));
        Newest(AuditAction.ValueRevealed).ShouldSatisfyAllConditions(
            e => e.Login.ShouldBe("bureau"), e => e.Subject.ShouldBe($"{found.SubmissionId}#{found.Row}"), e => e.Details.ShouldBe("部门报来的身份证号，理由：核对身份"), e => e.Address.ShouldNotBeNullOrEmpty());
    }

    [Test]
    public async Task A_liaison_sees_what_the_departments_own_rows_say_and_nobody_elses()
    {
        var (file, row) = OwnRow();
        var id = new RevealSubject.Row(file.SubmissionId, row.Sheet, row.Row, RevealField.CitizenId);
        using var liaison = await County.SignedInAsync(Role.Liaison);
        (await liaison.GetStringAsync("/reporting/files/" + file.SubmissionId)).Says(WebUtility.HtmlEncode(RevealAddress.Of(id)));
        var page = await liaison.GetStringAsync($"/reporting/files/{file.SubmissionId}/rows/{Uri.EscapeDataString(row.Sheet)}/{row.Row}");
        page.SaysNot("查看的理由");

        var cell = Cells(file, row).First(c => page.Contains(WebUtility.HtmlEncode(RevealAddress.Of(c)), StringComparison.Ordinal) && County.Get<RevealDesk>().Look(County.ViewerOf(Role.Liaison), c)!.Value.Title == "身份证号");
        using var byRow = await AskAsync(liaison, id);
        using var byCell = await AskAsync(liaison, cell);

        var whole = WholeOf(County.Get<RevealDesk>().Look(County.ViewerOf(Role.Liaison), id), await byRow.Content.ReadAsStringAsync());
        (await byCell.Content.ReadAsStringAsync()).Says(whole);
        page.SaysNot(whole);
        Newest(AuditAction.ValueRevealed).ShouldSatisfyAllConditions(e => e.Login.ShouldBe("yibao"), e => e.Subject.ShouldBe($"{file.SubmissionId}#{row.Row}"), e => e.Details.ShouldBe($"第 {cell.Column} 列，身份证号，理由：入户核查"));
        foreach (var viewer in (Viewer[])[LiaisonClient.Police, County.ViewerOf(Role.Township), County.ViewerOf(Role.Village)])
        {
            using var other = await County.SignedInAsync(viewer);
            foreach (var subject in (RevealSubject[])[id, cell])
            {
                (await other.GetAsync(RevealAddress.Of(subject))).StatusCode.ShouldBe(HttpStatusCode.NotFound, viewer.Login);
                using var refused = await AskAsync(other, subject);
                refused.StatusCode.ShouldBe(HttpStatusCode.NotFound, viewer.Login);
            }
        }

        using var member = await AskAsync(liaison, MemberOf(Home));
        member.StatusCode.ShouldBe(HttpStatusCode.NotFound, "who else lives there is not a department's business");
    }

    [Test]
    public async Task Rows_that_a_department_takes_back_whole_to_put_them_right_are_on_record()
    {
        var file = County.Get<OwnFileDesk>().Page(County.ViewerOf(Role.Liaison).Rows, new SubmissionFilter(), new Paging(1, 50)).Lines.First(s => s.Counts.Rejected > 0);
        using var liaison = await County.SignedInAsync(Role.Liaison);

        (await liaison.GetByteArrayAsync($"/reporting/files/{file.SubmissionId}?handler=Errors")).Length.ShouldBeGreaterThan(1000);

        Newest(AuditAction.Exported).ShouldSatisfyAllConditions(e => e.Login.ShouldBe("yibao"), e => e.Subject.ShouldBe(file.SubmissionId), e => e.Details.ShouldNotBeNull().ShouldEndWith("rows to be put right"));
    }

    [Test]
    public async Task What_is_not_masked_and_rows_that_are_not_there_are_not_found()
    {
        var (file, row) = OwnRow();
        using var liaison = await County.SignedInAsync(Role.Liaison);
        var written = (await County.Get<OwnFileDesk>().RowAsync(County.ViewerOf(Role.Liaison), file, row.Sheet, row.Row)).ShouldNotBeNull().Written;
        var plain = new RevealSubject.Cell(file.SubmissionId, row.Sheet, row.Row, written.First(c => !c.IsMasked).Column);

        foreach (var subject in (RevealSubject[])[plain, new RevealSubject.Row(file.SubmissionId, row.Sheet, 999_999, RevealField.CitizenId), new RevealSubject.Cell(file.SubmissionId, "没有这张表", row.Row, 1), new RevealSubject.Row("S00000000-0000", row.Sheet, row.Row, RevealField.CitizenId)])
        {
            (await liaison.GetAsync(RevealAddress.Of(subject))).StatusCode.ShouldBe(HttpStatusCode.NotFound, subject.ToString());
        }
    }

    [Test]
    public void A_place_of_a_value_is_read_from_an_address_as_it_was_written()
    {
        foreach (var subject in (RevealSubject[])[MemberOf(Home), new RevealSubject.Row("S1", "9月报 & 附表", 12, RevealField.Phone), new RevealSubject.Cell("S1", "", 12, 4)])
        {
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + RevealAddress.Of(subject)).Query);
            RevealAddress.Read(name => query.TryGetValue(name, out var value) ? value.ToString() : null).ShouldBe(subject);
        }
    }

    private static RevealSubject MemberOf(string household) => new RevealSubject.Member(household, FirstOf(household), RevealField.CitizenId);

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, RevealSubject subject, string reason = "visit") =>
        client.SendFormAsync("/account/password", "/reveal", [.. RevealAddress.Parts(subject), ("reason", reason)]);

    /// <summary>What an answer shows in the place of what is masked.</summary>
    private static string WholeOf((string Masked, string Title)? masked, string answer)
    {
        var whole = System.Text.RegularExpressions.Regex.Match(answer, "<b class=\"code\">([^<]+)</b>").Groups[1].Value;
        whole.Length.ShouldBe(masked.ShouldNotBeNull().Masked.Length);
        whole.ShouldNotContain("*");
        return whole;
    }

    private static (Submission File, OwnRow Row) OwnRow()
    {
        var desk = County.Get<OwnFileDesk>();
        var file = desk.Page(County.ViewerOf(Role.Liaison).Rows, new SubmissionFilter(), new Paging(1, 1)).Lines[0];
        return (file, desk.Rows(file, OwnRowFilter.Definite, new Paging(1, 10)).Rows.First(r => r.CitizenId.Length == 18));
    }

    private static IEnumerable<RevealSubject.Cell> Cells(Submission file, OwnRow row) => Enumerable.Range(1, 20).Select(column => new RevealSubject.Cell(file.SubmissionId, row.Sheet, row.Row, column));

    private static (string Name, string Value)[] RevealFields(string household, string person, RevealField field = RevealField.CitizenId) =>
        [.. RevealAddress.Parts(new RevealSubject.Member(household, person, field))];
}
