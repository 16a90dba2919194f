using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Accounts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Accounts;

/// <summary>Codes of a telephone, from setting up to losing it.</summary>
public sealed class SecondFactorTests
{
    private ServedCounty _county = null!;
    private int _made;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task Whoever_must_have_one_does_nothing_else_until_it_is_set_up()
    {
        var account = AnAccount(a => a.IsTotpRequired = true);
        using var client = await _county.EnteredAsync(account.Login);
        (await client.GetAsync("/reconciliation")).LeadsTo().ShouldBe("/account/second-factor");

        (await client.SendFormAsync("/account/second-factor", "/account/second-factor?handler=Begin")).LeadsTo().ShouldBe("/account/second-factor");
        var page = await client.GetStringAsync("/account/second-factor");
        var key = KeyOf(account.Login);
        page.ShouldContain(Totp.KeyText(key));
        page.ShouldContain("otpauth://totp/");
        var wrong = await client.SendFormAsync("/account/second-factor", "/account/second-factor?handler=Confirm", ("code", "000000"));
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("验证码不对");
        (await client.SendFormAsync("/account/second-factor", "/account/second-factor?handler=Confirm", ("code", CodeOf(account.Login)))).LeadsTo().ShouldBe("/");

        (await client.GetAsync("/reconciliation")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetStringAsync("/account/second-factor")).ShouldNotContain(Totp.KeyText(key), Case.Sensitive, "the key is shown until it works, never afterwards");
    }

    [Test]
    public async Task A_code_opens_once_and_never_again()
    {
        var account = AnAccount(WithKey);
        var code = CodeOf(account.Login);

        using var first = _county.Stranger();
        (await first.SignInAsync(account.Login, ServedCountySignIn.Password)).LeadsTo().ShouldBe("/sign-in/code");
        (await first.IsInAsync()).ShouldBeFalse("the password alone opens nothing");
        (await GiveAsync(first, code)).LeadsTo().ShouldBe("/");
        (await first.IsInAsync()).ShouldBeTrue();

        using var second = _county.Stranger();
        await second.SignInAsync(account.Login, ServedCountySignIn.Password);
        var again = await GiveAsync(second, code);
        (await again.Content.ReadAsStringAsync()).ShouldContain("已用过");
        (await second.IsInAsync()).ShouldBeFalse();
        _county.Clock.PutForward(TimeSpan.FromSeconds(60));
        (await GiveAsync(second, CodeOf(account.Login))).LeadsTo().ShouldBe("/");
    }

    [Test]
    public async Task Five_wrong_codes_lock_like_wrong_passwords()
    {
        var account = AnAccount(WithKey);
        using var client = _county.Stranger();
        await client.SignInAsync(account.Login, ServedCountySignIn.Password);
        for (var i = 0; i < SignInDesk.Attempts - 1; i++)
        {
            (await GiveAsync(client, "12345")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await GiveAsync(client, "12345")).LeadsTo().ShouldBe("/sign-in?ended=late");

        (await client.SignInAsync(account.Login, ServedCountySignIn.Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "locked");
    }

    [Test]
    public async Task Giving_the_password_again_buys_no_more_codes()
    {
        var account = AnAccount(WithKey);
        using var client = _county.Stranger();
        for (var i = 0; i < SignInDesk.Attempts; i++)
        {
            (await client.SignInAsync(account.Login, ServedCountySignIn.Password)).LeadsTo().ShouldBe("/sign-in/code");
            await GiveAsync(client, "12345");
        }

        (await client.SignInAsync(account.Login, ServedCountySignIn.Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "locked");
    }

    [Test]
    public async Task The_password_of_a_while_ago_no_longer_waits_for_a_code()
    {
        var account = AnAccount(WithKey);
        using var client = _county.Stranger();
        await client.SignInAsync(account.Login, ServedCountySignIn.Password);
        _county.Clock.PutForward(TimeSpan.FromMinutes(6));

        (await client.GetAsync("/sign-in/code")).LeadsTo().ShouldBe("/sign-in?ended=late");
    }

    [Test]
    public async Task Whoever_lost_the_telephone_gets_in_by_password_once_the_administrator_took_it_away()
    {
        var account = AnAccount(WithKey);

        (await _county.Get<AccountDesk>().RemoveSecondFactorAsync(account.AccountNo, by: null)).ShouldBeOfType<AccountResult.Done>();

        using var client = await _county.EnteredAsync(account.Login);
        (await client.IsInAsync()).ShouldBeTrue();
    }

    private static Task<HttpResponseMessage> GiveAsync(HttpClient client, string code) => client.SendFormAsync("/sign-in/code", null, ("code", code));

    private static void WithKey(Account account) => (account.TotpKey, account.IsTotpConfirmed) = (Totp.NewKey(), true);

    private Account AnAccount(Action<Account> change)
    {
        var account = _county.AccountOf(new Viewer($"person-{Interlocked.Increment(ref _made)}", "某人", Role.Auditor));
        change(account);
        return _county.Store.Write(scope => _county.Store.Accounts.TryUpdate(scope, account)).ShouldNotBeNull();
    }

    private byte[] KeyOf(string login) => _county.Store.Read(scope => _county.Store.Accounts.FindByLogin(scope, login))!.TotpKey!;

    private string CodeOf(string login) => Totp.Code(KeyOf(login), Totp.StepAt(_county.Clock.GetUtcNow()));
}
