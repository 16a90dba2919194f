using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.Accounts;

/// <summary>Accounts from the first start on, by commands and beside a running server.</summary>
public sealed partial class UserCommandTests
{
    [Test]
    public async Task The_first_start_prints_an_administrators_password_once_and_sign_ins_outlive_the_server()
    {
        using var place = new Workplace();
        string cookie;
        await using (var server = await Server.StartAsync(place))
        {
            var password = OneTime().Match(server.Said).Groups[1].Value;
            password.ShouldNotBeEmpty(server.Said);
            await server.SignInAsync("admin", password);
            (await server.GetAsync("/accounts")).ShouldContain("现在的密码是别人给您的", Case.Sensitive, "whose password was printed changes it before anything else");
            cookie = server.Cookie;
        }

        await using (var again = await Server.StartAsync(place))
        {
            again.Said.ShouldNotContain("密码");
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", cookie } } };
            (await again.Client.SendAsync(request)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/account", "the keys of sign-ins are in the store");
        }

        Files(place).ShouldAllBe(text => !text.Contains(cookie.Split('=')[1], StringComparison.Ordinal));
        (await place.RunAsync("user", "list", "--json")).Exits(0).Json.EnumerateArray().ShouldHaveSingleItem().GetProperty("login").GetString().ShouldBe("admin");
    }

    [Test]
    public async Task Commands_make_reset_disable_and_enable()
    {
        using var place = new Workplace();
        var added = (await place.RunAsync("user", "add", "Zhen-1", "--name", "平里镇专干", "--role", "township", "--township", "平里镇")).Exits(0);
        var first = OneTime().Match(added.Output).Groups[1].Value;
        (await place.RunAsync("user", "add", "cun-1", "--name", "网格员", "--role", "村", "--township", "平里镇", "--village", "平里村")).Exits(0);
        (await place.RunAsync("user", "add", "zhen-1", "--name", "某人", "--role", "auditor")).ExitsWithReason(3).Errors.ShouldContain("已经有人用了");
        (await place.RunAsync("user", "add", "cun-2", "--name", "某人", "--role", "village", "--village", "没有这个村")).ExitsWithReason(3);
        (await place.RunAsync("user", "reset", "nobody")).ExitsWithReason(3);
        await using var server = await Server.StartAsync(place);
        await server.SignInAsync("zhen-1", first);

        var second = OneTime().Match((await place.RunAsync("user", "reset", "zhen-1")).Exits(0).Output).Groups[1].Value;

        second.ShouldNotBe(first);
        (await server.Client.GetAsync("/account")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/sign-in", "a reset ends the sign-in");
        await server.SignInAsync("zhen-1", second);
        (await place.RunAsync("user", "disable", "zhen-1")).Exits(0);
        (await server.Client.GetAsync("/account")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/sign-in");
        (await place.RunAsync("user", "enable", "zhen-1")).Exits(0);
        await server.SignInAsync("zhen-1", second);
        var listed = (await place.RunAsync("user", "list")).Exits(0).Output;
        listed.ShouldContain("平里镇专干");
        listed.ShouldContain("平里镇平里村村委会");
        listed.ShouldNotContain(second);
        (await server.Client.GetAsync("/health/ready")).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable);
    }

    private static IEnumerable<string> Files(Workplace place) => Directory.EnumerateFiles(place.Data, "*", SearchOption.AllDirectories).Select(file =>
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    });

    [GeneratedRegex("一次性密码[： ]([a-z0-9-]{14})")]
    private static partial Regex OneTime();
}
