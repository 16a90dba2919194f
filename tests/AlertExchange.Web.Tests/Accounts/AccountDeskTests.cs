using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Accounts;

/// <summary>Accounts as the administrator makes and ends them, and liaisons as the bureau registers them.</summary>
public sealed partial class AccountDeskTests
{
    private ServedCounty _county = null!;
    private HttpClient _administrator = null!;

    private AccountDesk Desk => _county.Get<AccountDesk>();

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _administrator = await _county.SignedInAsync(Role.Administrator);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _administrator.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public async Task A_new_account_signs_in_with_the_password_that_is_told_once_and_has_to_change_it_first()
    {
        var made = await _administrator.SendFormAsync("/accounts/new", null, ("login", "zhen-1"), ("name", "大坦乡专干"), ("role", "Township"), ("township", _county.BusiestPlace().Township), ("village", "999"));
        var cookie = CookieOf(made, "alertx-told");
        var page = await ReadAsync(made.LeadsTo(), cookie);
        var password = Password().Match(page).Groups[1].Value;
        password.ShouldNotBeEmpty();
        (await _administrator.GetStringAsync(made.LeadsTo())).ShouldNotContain(password);

        using var client = _county.Stranger();
        (await client.SignInAsync("zhen-1", password)).LeadsTo().ShouldBe("/");
        (await client.GetAsync("/tasks")).LeadsTo().ShouldBe("/account/password");
        foreach (var (wanted, again, complaint) in new[]
                 {
                     ("short", "short", "太短"), ("zhen-1-zh1", "zhen-1-zh1", "登录名"), ("1234567890", "1234567890", "太常见"), ("a-long-password-1", "another", "不一样"), (password, password, "不能与现在的"),
                     ("12345678", "12345678", "太短"), ("qwertyuiop", "qwertyuiop", "太常见"), ("abcdefghij", "abcdefghij", "太常见"),
                 })
        {
            var refused = await client.SendFormAsync("/account/password", null, ("current", password), ("wanted", wanted), ("again", again));
            (await refused.Content.ReadAsStringAsync()).ShouldContain(complaint, Case.Sensitive, wanted);
        }

        (await client.SendFormAsync("/account/password", null, ("current", password), ("wanted", "a-long-password-1"), ("again", "a-long-password-1"))).LeadsTo().ShouldBe("/");
        (await client.GetAsync("/tasks")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var old = _county.Stranger();
        (await old.SignInAsync("zhen-1", password)).StatusCode.ShouldBe(HttpStatusCode.OK, "the one-time password is over");
    }

    [Test]
    public async Task Whoever_is_signed_in_guesses_their_own_password_no_more_often()
    {
        using var client = await _county.SignedInAsync(new Viewer("audit-3", "审计三", Role.Auditor));
        for (var i = 0; i < 4; i++)
        {
            await client.SendFormAsync("/account/password", null, ("current", "wrong"), ("wanted", "a-long-password-1"), ("again", "a-long-password-1"));
        }

        await client.SendFormAsync("/account/second-factor", "/account/second-factor?handler=Begin");
        Desk.Find("audit-3")!.FailedCount.ShouldBe(4);
    }

    [Test]
    public async Task Guessing_ones_own_password_is_on_record_and_locks_as_at_the_door()
    {
        using var client = await _county.SignedInAsync(new Viewer("audit-4", "审计四", Role.Auditor));
        var answers = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await client.SendFormAsync("/account/second-factor", "/account/password", ("current", "wrong"), ("wanted", "a-long-password-1"), ("again", "a-long-password-1"));
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        answers[3].ShouldContain("现在的密码不对");
        answers[4].ShouldContain("账号已锁定 30 分钟");
        answers[5].ShouldContain("账号已锁定 30 分钟");
        Entries("audit-4", AuditAction.SignInRefused).Select(e => e.Details).ShouldBe(["locked", "wrong", "wrong", "wrong", "wrong", "wrong"]);
        Entries("audit-4", AuditAction.LockedOut).ShouldHaveSingleItem();
    }

    [Test]
    public async Task A_password_that_its_owner_changed_is_on_record_with_it()
    {
        using var client = await _county.EnteredAsync(_county.AccountOf(new Viewer("audit-5", "审计五", Role.Auditor)).Login);

        (await client.SendFormAsync("/account/password", null, ("current", ServedCountySignIn.Password), ("wanted", "a-long-password-1"), ("again", "a-long-password-1"))).LeadsTo().ShouldBe("/account");

        (await client.IsInAsync()).ShouldBeTrue("where it was done the sign-in goes on");
        Entries("audit-5", AuditAction.PasswordChanged).ShouldHaveSingleItem().Login.ShouldBe("audit-5");
    }

    [Test]
    public async Task A_change_by_the_administrator_ends_the_sign_in_at_once()
    {
        var viewer = new Viewer("audit-2", "审计二", Role.Auditor);
        using var client = await _county.SignedInAsync(viewer);
        (await client.IsInAsync()).ShouldBeTrue();
        var number = Desk.Find("audit-2")!.AccountNo;

        (await _administrator.SendFormAsync($"/accounts/{number}", $"/accounts/{number}?handler=Disable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await client.GetAsync("/account")).LeadsTo().ShouldContain("ended=changed");
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.AccountDisabled))!.ShouldSatisfyAllConditions(e => e.Subject.ShouldBe("audit-2"), e => e.Login.ShouldBe("admin"));
    }

    [TestCase("Zhang", "张", "Auditor", null)]
    [TestCase("13800138000", "张", "Auditor", "登录名要用小写字母开头")]
    [TestCase("a", "张", "Auditor", "登录名要用小写字母开头")]
    [TestCase("zhang-2", "", "Auditor", "请写姓名或称呼")]
    [TestCase("zhang-3", "张", "", "请选择角色")]
    [TestCase("zhang-4", "张", "Liaison", "联络员要指定部门")]
    [TestCase("zhang-5", "张", "Township", "乡镇账号要指定乡镇")]
    [TestCase("zhang-6", "张", "Village", "村账号要指定村")]
    [TestCase("admin", "张", "Auditor", "已经有人用了")]
    public async Task What_an_account_needs_is_said_before_it_is_made(string login, string name, string role, string? complaint)
    {
        var answer = await _administrator.SendFormAsync("/accounts/new", null, ("login", login), ("name", name), ("role", role));

        if (complaint is null)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            Desk.Find(login.ToLowerInvariant()).ShouldNotBeNull();
        }
        else
        {
            (await answer.Content.ReadAsStringAsync()).ShouldContain(complaint);
        }
    }

    [Test]
    public async Task The_last_administrator_stays()
    {
        var number = Desk.Find("admin")!.AccountNo;

        (await Desk.DisableAsync(number, by: null)).ShouldBeOfType<AccountResult.Refused>().Message.ShouldContain("唯一的系统管理员");
        (await Desk.ChangeAsync(number, new AccountChange("某人", Role.Auditor, null, null, null, false), by: null)).ShouldBeOfType<AccountResult.Refused>();

        Desk.Find(number)!.ShouldSatisfyAllConditions(a => a.IsDisabled.ShouldBeFalse(), a => a.Role.ShouldBe(Role.Administrator), a => a.DisplayName.ShouldBe("系统管理员"));
    }

    [Test]
    public async Task One_liaison_follows_another_and_the_register_keeps_both()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);
        (await bureau.SendFormAsync("/liaisons/housing", null, ("login", "zhujian-1"), ("name", "甲"))).LeadsTo().ShouldBe("/liaisons/housing");
        Set("zhujian-1", account => account.MustChangePassword = false);
        using var first = await _county.SignedInAsync(Desk.Find("zhujian-1")!.ToViewer());
        (await first.IsInAsync()).ShouldBeTrue();
        (await Desk.AddAsync(new NewAccount("zhujian-2", "乙", Role.Liaison, "housing"), by: null)).ShouldBeOfType<AccountResult.Refused>().Message.ShouldContain("交接");
        (await (await bureau.SendFormAsync("/liaisons/housing", null, ("login", "zhujian-1"), ("name", "乙"))).Content.ReadAsStringAsync()).ShouldContain("已经有人用了");
        (await first.IsInAsync()).ShouldBeTrue("a handover that was refused changed nothing");

        (await bureau.SendFormAsync("/liaisons/housing", null, ("login", "zhujian-2"), ("name", "乙"))).LeadsTo().ShouldBe("/liaisons/housing");

        (await first.GetAsync("/account")).LeadsTo().ShouldContain("ended=changed");
        Desk.Find("zhujian-1")!.IsDisabled.ShouldBeTrue();
        var history = _county.Get<LiaisonDesk>().Of(new("housing"))!.Value.History;
        history.Select(l => (l.Login, l.Name, l.Until is null)).ShouldBe([("zhujian-2", "乙", true), ("zhujian-1", "甲", false)]);
        (await Desk.EnableAsync(Desk.Find("zhujian-1")!.AccountNo, by: null)).ShouldBeOfType<AccountResult.Refused>().Message.ShouldContain("只能有一名");
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.LiaisonHandedOver))!.ShouldSatisfyAllConditions(
            e => e.Subject.ShouldBe("housing"), e => e.Details.ShouldBe("zhujian-1 > zhujian-2"), e => e.Login.ShouldBe("bureau"));
    }

    [Test]
    public async Task Departments_that_must_have_a_liaison_and_have_none_are_told()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);

        (await bureau.GetStringAsync("/liaisons")).ShouldContain("应设未设");
        (await bureau.GetAsync("/liaisons/nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _administrator.GetAsync("/accounts/999999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_bureau_administers_no_accounts()
    {
        using var bureau = await _county.SignedInAsync(Role.Bureau);
        var number = Desk.Find("admin")!.AccountNo;

        (await bureau.SendFormAsync("/account/password", $"/accounts/{number}?handler=Reset")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bureau.SendFormAsync("/account/password", "/accounts/new", ("login", "x-1"), ("name", "某"), ("role", "Administrator"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        Desk.Find("x-1").ShouldBeNull();
    }

    [TestCase(1440)]
    [TestCase(360)]
    public async Task Pages_about_accounts_fit_the_window_and_the_browser_does_not_complain(int width)
    {
        var number = Desk.Find("admin")!.AccountNo;
        await LookAsync(null, width, ("/sign-in", "sign-in"), ("/sign-in?ended=elsewhere", "sign-in-ended"));
        await LookAsync(Role.Administrator, width, ("/accounts", "accounts"), ("/accounts/new", "account-new"), ($"/accounts/{number}", "account-detail"), ("/account", "account"), ("/account/password", "account-password"),
            ("/account/second-factor", "account-second-factor"), ("/sign-out", "sign-out"));
        await LookAsync(Role.Bureau, width, ("/liaisons", "liaisons"), ("/liaisons/medical-insurance", "liaison"), ("/liaisons/civil-affairs", "liaison-none"));
    }

    private async Task LookAsync(Role? role, int width, params (string Path, string Name)[] pages)
    {
        var page = await Browser.OpenAsync(_county, role, width);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        foreach (var (path, name) in pages)
        {
            (await page.GotoAsync(path))!.Status.ShouldBe(200, path);
            await Browser.FitsAsync(page);
            await Browser.PictureAsync(page, name);
            (await page.Locator("h1").CountAsync()).ShouldBe(1, path);
            complaints.ShouldBeEmpty(path);
        }

        await page.Context.CloseAsync();
    }

    private IReadOnlyList<AuditEntry> Entries(string login, AuditAction action) =>
        _county.Store.Read(scope => _county.Store.Audit.Page(scope, new AuditFilter(Action: action, Subject: login), new Paging(1, 50)));

    private void Set(string login, Action<Account> change) => _county.Store.Write(scope =>
    {
        var account = _county.Store.Accounts.FindByLogin(scope, login)!;
        change(account);
        return _county.Store.Accounts.TryUpdate(scope, account);
    }).ShouldNotBeNull();

    // The client sends its own cookie only: what a redirect hands on is sent along by hand.
    private async Task<string> ReadAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", [.. _administrator.DefaultRequestHeaders.GetValues("Cookie"), cookie]);
        return await (await _administrator.SendAsync(request)).Content.ReadAsStringAsync();
    }

    private static string CookieOf(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(name, StringComparison.Ordinal)).Split(';')[0];

    [GeneratedRegex("id=\"one-time-password\">([^<]+)<")]
    private static partial Regex Password();
}
