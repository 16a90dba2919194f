using System.Net;
using System.Text.Json;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Reporting;
using AlertExchange.Web.Tests.Support;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Access;

/// <summary>
/// What holds for every page of every desk, in a real browser: nothing is cut off at the width of an old office PC or of a telephone, the
/// browser has nothing to complain about, nothing comes from elsewhere, and axe-core finds nothing serious.
/// </summary>
public sealed class EveryPageTests
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(PlaceFiles.Root, "src", "AlertExchange.Web", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>The liaison of the walk is another department's.</summary>
    private const string AtOnceOnly = "/reporting/record";

    private ServedCounty _county = null!;

    private static IEnumerable<Role> Roles => Enum.GetValues<Role>();

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [TestCaseSource(nameof(Roles))]
    public Task Every_page_of_a_desk_can_be_used_by_everybody(Role role) => LookAtAsync(_county.ViewerOf(role), Pages(role));

    [Test]
    public Task The_form_of_departments_that_report_at_once_can_be_used_by_everybody() => LookAtAsync(LiaisonClient.Police, [AtOnceOnly]);

    private async Task LookAtAsync(Viewer viewer, IEnumerable<string> patterns)
    {
        var page = await Browser.OpenAsAsync(_county, viewer);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add($"{page.Url}: {message.Text}");
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != _county.Address.Authority)
            {
                complaints.Add($"{page.Url}: asks {request.Url}");
            }
        };
        var samples = new Samples(_county, viewer.Role);
        foreach (var path in patterns.Select(samples.Fill))
        {
            var answer = await page.GotoAsync(path);
            if (answer is null || answer.Status != (int)HttpStatusCode.OK)
            {
                complaints.Add($"{path}: {answer?.Status}");
                continue;
            }

            await WidthAsync(page, 1440, complaints);
            complaints.AddRange(await AxeAsync(page));
            (await page.Locator("h1").CountAsync()).ShouldBe(1, path);
            // A form that says its own address gets its token only when it asks for it, and is refused without.
            (await page.EvaluateAsync<int>("[...document.querySelectorAll('form[method=post]')].filter(f => !f.querySelector('[name=__RequestVerificationToken]')).length")).ShouldBe(0, path);
            await Browser.PictureAsync(page, $"{viewer.Role}{path.Split('?')[0].Replace('/', '-')}");
            await WidthAsync(page, 360, complaints);
            await Browser.PictureAsync(page, $"{viewer.Role}{path.Split('?')[0].Replace('/', '-')}");
        }

        await page.Context.CloseAsync();
        complaints.ShouldBeEmpty();
    }

    /// <summary>Pages with a body: no downloads, parts of pages, or addresses that only lead on.</summary>
    private IEnumerable<string> Pages(Role role) => Route.Of(_county.Endpoints)
        .Where(r => r.Answers("GET") && r.IsPage && !Walk.IsAsset(r.Pattern) && !Walk.LeadsOn(r.Pattern) && r.Pattern != AtOnceOnly && Walk.MayOpen(r.Pattern, role) && Walk.Allowed[r.Pattern] != Walk.Everybody)
        .Select(r => r.Pattern)
        .Distinct();

    private static async Task WidthAsync(IPage page, int width, List<string> complaints)
    {
        await page.SetViewportSizeAsync(width, 900);
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width)
        {
            complaints.Add($"{page.Url}: {wide} wide in a window of {width}");
        }
    }

    private static async Task<IEnumerable<string>> AxeAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => ({ id: v.id, impact: v.impact, where: v.nodes.slice(0, 3).map(n => n.html).join(' | ') }))");
        return [.. found.EnumerateArray()
            .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(v => $"{page.Url}: {v.GetProperty("id").GetString()}: {v.GetProperty("where").GetString()}")];
    }
}
