using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Accounts;
using AlertExchange.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlertExchange.Web.Tests.Accounts;

/// <summary>Who gets in, who does not, and when a sign-in is over.</summary>
public sealed class SignInTests
{
    private readonly WatchedHasher _hasher = new();
    private ServedCounty _county = null!;
    private int _made;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync(services => services.AddSingleton<IPasswordHasher<Account>>(_hasher));

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task The_right_password_opens_the_desk_of_the_role()
    {
        var login = AnAccount(Role.Bureau);
        using var client = await _county.EnteredAsync(login);

        (await client.GetAsync("/")).LeadsTo().ShouldBe("/dashboard");
        (await client.GetAsync("/sign-in")).LeadsTo().ShouldBe("/dashboard");
        (await client.GetAsync("/reconciliation")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task An_unknown_login_a_wrong_password_and_a_disabled_account_get_one_answer()
    {
        var (login, disabled) = (AnAccount(), AnAccount());
        Change(disabled, account => account.IsDisabled = true);
        using var client = _county.Stranger();

        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("no-such-login", "x"), (login, "wrong"), (disabled, ServedCountySignIn.Password), (login, new string('x', 200)) })
        {
            var answer = await client.SignInAsync(name, password);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answers.Add(WithoutToken(await answer.Content.ReadAsStringAsync()).Replace(name, "", StringComparison.Ordinal));
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("登录名或密码不对");
    }

    [TestCase(" ", " ")]
    [TestCase("", "")]
    [TestCase("person", "")]
    public async Task A_form_that_was_left_empty_is_answered_like_a_wrong_password(string login, string password)
    {
        using var client = _county.Stranger();

        using var answer = await client.SignInAsync(login, password);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("登录名或密码不对");
    }

    [Test]
    public async Task An_account_that_is_changed_while_its_password_is_looked_at_lets_nobody_in()
    {
        var login = AnAccount();
        using var client = _county.Stranger();
        _hasher.Meanwhile = () => Change(login, account => account.SecurityStamp = "another");

        using var answer = await client.SignInAsync(login, ServedCountySignIn.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.IsInAsync()).ShouldBeFalse();
    }

    [Test]
    public async Task What_one_person_looked_for_is_not_shown_to_the_next_one_at_the_same_computer()
    {
        using var client = await _county.EnteredAsync(AnAccount(Role.Bureau));
        (await client.SendFormAsync("/households", "/households?handler=Name", ("name", "欧阳某某"))).LeadsTo().ShouldBe("/households?found=name");
        (await client.GetStringAsync("/households?found=name")).ShouldContain("欧阳某某");
        await client.SendFormAsync("/sign-out", null);

        (await client.SignInAsync(AnAccount(Role.Bureau), ServedCountySignIn.Password)).LeadsTo().ShouldBe("/");

        (await client.GetStringAsync("/households?found=name")).ShouldNotContain("欧阳某某");
    }

    [Test]
    public async Task Five_wrong_passwords_lock_for_half_an_hour_even_for_the_right_one()
    {
        var login = AnAccount();
        using var client = _county.Stranger();
        for (var i = 0; i < SignInDesk.Attempts; i++)
        {
            await client.SignInAsync(login, "wrong");
        }

        (await client.SignInAsync(login, ServedCountySignIn.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _county.Clock.PutForward(TimeSpan.FromMinutes(29));
        (await client.SignInAsync(login, ServedCountySignIn.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _county.Clock.PutForward(TimeSpan.FromMinutes(2));
        (await client.SignInAsync(login, ServedCountySignIn.Password)).LeadsTo().ShouldBe("/");
    }

    [Test]
    public async Task Four_wrong_passwords_are_forgotten_after_a_right_one()
    {
        var login = AnAccount();
        using var client = _county.Stranger();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < SignInDesk.Attempts - 1; i++)
            {
                await client.SignInAsync(login, "wrong");
            }

            (await client.SignInAsync(login, ServedCountySignIn.Password)).LeadsTo().ShouldBe("/");
            await client.SendFormAsync("/sign-out", null);
        }
    }

    [Test]
    public async Task Many_attempts_at_once_are_no_more_than_five()
    {
        var login = AnAccount();
        using var client = _county.Stranger();

        await client.GetAsync("/sign-in");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.SignInAsync(login, "wrong")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await client.SignInAsync(login, ServedCountySignIn.Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "locked");
        var account = _county.Store.Read(scope => _county.Store.Accounts.FindByLogin(scope, login))!;
        account.FailedCount.ShouldBe(SignInDesk.Attempts, "what came after the lock was not looked at");
    }

    [Test]
    public async Task A_newer_sign_in_ends_the_older_one_and_says_so()
    {
        var login = AnAccount();
        using var first = await _county.EnteredAsync(login);
        (await first.IsInAsync()).ShouldBeTrue();

        using var second = await _county.EnteredAsync(login);

        var thrownOut = await first.GetAsync("/account");
        thrownOut.LeadsTo().ShouldBe("/sign-in?returnUrl=%2Faccount&ended=elsewhere");
        (await first.GetStringAsync(thrownOut.LeadsTo())).ShouldContain("已在别处登录");
        (await second.IsInAsync()).ShouldBeTrue();
    }

    [Test]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        var login = AnAccount();
        using var client = _county.Stranger();
        var cookie = (await client.SignInAsync(login, ServedCountySignIn.Password)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(AccountPages.SessionCookie, StringComparison.Ordinal)).Split(';')[0];
        using var thief = _county.Stranger();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        (await thief.IsInAsync()).ShouldBeTrue();

        (await client.SendFormAsync("/sign-out", null)).LeadsTo().ShouldBe("/sign-in");

        (await client.IsInAsync()).ShouldBeFalse();
        (await thief.IsInAsync()).ShouldBeFalse();
    }

    [Test]
    public async Task Half_an_hour_without_a_request_ends_a_sign_in_and_requests_keep_it()
    {
        var login = AnAccount();
        using var client = await _county.EnteredAsync(login);
        for (var i = 0; i < 3; i++)
        {
            _county.Clock.PutForward(TimeSpan.FromMinutes(29));
            (await client.IsInAsync()).ShouldBeTrue();
        }

        _county.Clock.PutForward(TimeSpan.FromMinutes(31));

        var over = await client.GetAsync("/account");
        over.LeadsTo().ShouldBe("/sign-in?returnUrl=%2Faccount&ended=idle");
        (await client.GetStringAsync(over.LeadsTo())).ShouldContain("太久没有操作");
    }

    [TestCase("/reconciliation?period=2026-10", "/reconciliation?period=2026-10")]
    [TestCase("https://elsewhere.example/", "/")]
    [TestCase("//elsewhere.example/", "/")]
    [TestCase("/\\elsewhere.example/", "/")]
    [TestCase("javascript:alert(1)", "/")]
    public async Task Afterwards_one_is_led_to_where_one_came_from_and_never_out(string wanted, string led)
    {
        var login = AnAccount(Role.Bureau);
        using var client = _county.Stranger();

        var answer = await client.SendFormAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(wanted), "/sign-in", ("login", login), ("password", ServedCountySignIn.Password), ("returnUrl", wanted));

        answer.LeadsTo().ShouldBe(led);
        (await client.GetAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(wanted))).LeadsTo().ShouldNotContain("elsewhere.example");
    }

    [Test]
    public async Task No_script_reads_the_cookie_and_no_other_site_sends_it_along_with_a_form()
    {
        var login = AnAccount();
        using var client = _county.Stranger();
        var form = await client.GetAsync("/sign-in");
        var answer = await client.SignInAsync(login, ServedCountySignIn.Password);

        var cookies = form.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).ToList();

        cookies.Count.ShouldBeGreaterThan(1);
        cookies.ShouldAllBe(c => c.Contains("httponly", StringComparison.OrdinalIgnoreCase) && c.Contains("samesite=", StringComparison.OrdinalIgnoreCase));
        cookies.Where(c => !c.StartsWith(AccountPages.SessionCookie, StringComparison.Ordinal)).ShouldAllBe(c => c.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase));
        cookies.Single(c => c.StartsWith(AccountPages.SessionCookie, StringComparison.Ordinal)).ShouldContain("samesite=lax");
    }

    [Test]
    public async Task A_form_from_elsewhere_signs_nobody_in()
    {
        var login = AnAccount();
        using var client = _county.Stranger();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("login", login), KeyValuePair.Create("password", ServedCountySignIn.Password)]);

        (await client.PostAsync("/sign-in", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task What_happened_at_the_door_is_on_record_and_says_no_login_that_does_not_exist()
    {
        var login = AnAccount();
        using var client = _county.Stranger();
        await client.SignInAsync("my-password-in-the-wrong-field", "x");
        for (var i = 0; i < SignInDesk.Attempts; i++)
        {
            await client.SignInAsync(login, "wrong");
        }

        var (refused, locked) = _county.Store.Read(scope => (_county.Store.Audit.Newest(scope, AuditAction.SignInRefused)!, _county.Store.Audit.Newest(scope, AuditAction.LockedOut)!));

        (refused.Subject, refused.Details, refused.Address).ShouldBe((login, "wrong", "127.0.0.1"));
        locked.Subject.ShouldBe(login);
        _county.Store.Read(scope => _county.Store.Audit.Newest(scope, AuditAction.SignInRefused))!.ToString().ShouldNotContain("wrong-field");
    }

    private string AnAccount(Role role = Role.Auditor)
    {
        var login = $"person-{Interlocked.Increment(ref _made)}";
        _county.AccountOf(new Viewer(login, "某人", role));
        return login;
    }

    private void Change(string login, Action<Account> change) => _county.Store.Write(scope =>
    {
        var account = _county.Store.Accounts.FindByLogin(scope, login)!;
        change(account);
        return _county.Store.Accounts.TryUpdate(scope, account);
    }).ShouldNotBeNull();

    /// <summary>Lets something happen between the moment a password is looked at and the moment it counts.</summary>
    private sealed class WatchedHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

        /// <summary>Happens once.</summary>
        public Action? Meanwhile { get; set; }

        public string HashPassword(Account user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            var result = _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
            var meanwhile = Meanwhile;
            Meanwhile = null;
            meanwhile?.Invoke();
            return result;
        }
    }

    private static string WithoutToken(string page) => System.Text.RegularExpressions.Regex.Replace(page, "name=\"__RequestVerificationToken\"[^>]*>", "");
}
