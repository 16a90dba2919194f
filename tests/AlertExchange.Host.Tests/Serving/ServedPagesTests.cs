using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.Serving;

/// <summary>The pages of a demo county, as a browser and as a script see them.</summary>
public sealed partial class ServedPagesTests
{
    /// <summary>Where to put screenshots for people to look at; none are made when it is not set.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("ALERTEXCHANGE_SCREENSHOTS");

    private Workplace _place = null!;
    private Server? _started;
    private string _month = "";
    private CommandResult _demo = null!;

    private Server Server => _started!;

    [OneTimeSetUp]
    public async Task Run_the_demo()
    {
        _place = new Workplace();
        _demo = (await _place.RunAsync("demo", "--no-serve")).Exits(0);
        _month = Months().Match(_demo.Output).Value;
        _started = await Running.Server.StartAsync(_place);
        var (login, password) = DemoLogin("乡村振兴局");
        await Server.SignInAsync(login, password);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_started is not null)
        {
            await _started.DisposeAsync();
        }

        _place.Dispose();
    }

    [Test]
    public void The_demo_prints_a_reconciliation_that_adds_up()
    {
        _demo.Output.ShouldContain("5000 户");
        _demo.Output.ShouldContain("合计");
        _demo.Output.ShouldContain("各部门均对得上");
        _demo.Output.ShouldNotContain("（失败");
        _demo.Output.ShouldNotContain("（暂存");
        _demo.Output.Split("零报告").Length.ShouldBe(3, "two departments report zero");
    }

    [Test]
    public async Task The_demo_prints_a_login_for_each_desk_and_keeps_them()
    {
        foreach (var role in new[] { "部门联络员", "乡村振兴局", "乡镇", "村", "审计", "系统管理员" })
        {
            DemoLogin(role).Password.Length.ShouldBe(14, role);
        }

        var users = (await _place.RunAsync("user", "list", "--json")).Exits(0).Json.EnumerateArray().Select(u => (u.GetProperty("login").GetString(), u.GetProperty("role").GetString()));
        users.ShouldBe([("yibao", "liaison"), ("ju", "bureau"), ("zhen", "township"), ("cun", "village"), ("shenji", "auditor"), ("admin", "administrator")]);
    }

    [Test]
    public async Task Pages_answer_with_headers_that_keep_them_to_themselves()
    {
        foreach (var path in new[] { "/reconciliation", "/warnings", "/tasks", "/reconciliation?period=" + _month, "/reconciliation?period=2020-01", "/warnings?p=9999", "/tasks?p=-1", "/warnings?p=x" })
        {
            var answer = await Server.Client.GetAsync(path);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }

        (await Server.Client.GetAsync("/reconciliation?period=%3Cscript%3E")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Server.Client.GetAsync("/nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_name_that_only_resolves_to_this_machine_gets_no_answer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "elsewhere.example" } };

        (await Server.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task The_page_shows_the_numbers_of_the_status_command()
    {
        var status = (await _place.RunAsync("status", "--period", _month, "--json")).Exits(0).Json.EnumerateArray().ToList();
        await using var pages = await Pages.StartAsync();
        var page = await pages.OpenAsync(new Uri(Server.Address, "/reconciliation"), 1440, Server.Cookie);

        var rows = await page.Locator("tbody tr").AllAsync();

        rows.Count.ShouldBe(status.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = await rows[i].Locator("td").AllInnerTextsAsync();
            cells[0].ShouldBe(status[i].GetProperty("name").GetString());
            string[] figures = ["files", "received", "rejected", "accepted", "definite", "possible", "none", "parked", "warnings", "tasks", "replaced"];
            cells.Skip(2).Select(Number).ShouldBe(figures.Select(f => status[i].GetProperty(f).GetInt32()), cells[0]);
        }

        var total = await page.Locator("tfoot td").AllInnerTextsAsync();
        Number(total[2]).ShouldBe(status.Sum(r => r.GetProperty("received").GetInt32()));
        await using var exchange = InProcess.Open(_place.Data);
        var reports = exchange.Get<Pipeline.Reporting.ExchangeReports>();
        Contracts.Alerts.Period.TryParse(_month, out var month).ShouldBeTrue();
        Number(total[^3]).ShouldBe(reports.Reconcile(month).Warnings);
        Number(total[^2]).ShouldBe(reports.Reconcile(month).Tasks);
    }

    [TestCase(1440)]
    [TestCase(360)]
    public async Task Pages_fit_the_window(int width)
    {
        await using var pages = await Pages.StartAsync();
        foreach (var (path, name) in new[] { ("/reconciliation", "reconciliation"), ("/warnings", "warnings"), ("/tasks", "tasks") })
        {
            var page = await pages.OpenAsync(new Uri(Server.Address, path), width, Server.Cookie);
            var complaints = new List<string>();
            page.Console += (_, message) => complaints.Add(message.Text);
            await page.ReloadAsync();

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, path);
            (await page.Locator("tbody tr, .task-card").CountAsync()).ShouldBeGreaterThan(5, path);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            complaints.ShouldBeEmpty(path);
            if (Screenshots is not null)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}-{width}.png"), FullPage = width < 1000 || path == "/reconciliation" });
            }
        }
    }

    [Test]
    public async Task Lists_are_walked_page_by_page_to_their_end()
    {
        await using var pages = await Pages.StartAsync();
        var page = await pages.OpenAsync(new Uri(Server.Address, "/warnings"), 1440, Server.Cookie);
        var seen = new HashSet<string>();
        for (var number = 1; ; number++)
        {
            // It stands behind the rows: where it is, they all are.
            await page.Locator(".pages", new() { HasText = $"第 {number} /" }).WaitForAsync();
            foreach (var id in await page.Locator("tbody td a.code").AllInnerTextsAsync())
            {
                seen.Add(id).ShouldBeTrue(id);
            }

            if (await page.GetByText("下一页").CountAsync() == 0)
            {
                break;
            }

            await page.GetByText("下一页").ClickAsync();
        }

        (await page.Locator(".pages").InnerTextAsync()).ShouldContain($"共 {seen.Count} 条");
    }

    private (string Login, string Password) DemoLogin(string role)
    {
        var cells = _demo.Output.Split('\n').Single(line => line.StartsWith($"  {role}　", StringComparison.Ordinal)).Trim().Split('　');
        return (cells[1], cells[2]);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    [GeneratedRegex("20[0-9]{2}-[01][0-9]")]
    private static partial Regex Months();
}
