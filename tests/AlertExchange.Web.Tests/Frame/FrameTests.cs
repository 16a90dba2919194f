using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Frame;

/// <summary>What holds for every page.</summary>
public sealed class FrameTests
{
    private ServedCounty _county = null!;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    public async Task Whoever_is_not_signed_in_is_asked_to()
    {
        using var client = _county.Stranger();

        var answer = await client.GetAsync("/warnings?p=2");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathAndQuery.ShouldStartWith("/sign-in?returnUrl=%2Fwarnings");
    }

    [Test]
    public async Task A_page_of_another_desk_is_refused_in_Chinese()
    {
        using var client = await _county.SignedInAsync(Role.Liaison);

        var answer = await client.GetAsync("/warnings");

        answer = answer.StatusCode == HttpStatusCode.Redirect ? await client.GetAsync(answer.Headers.Location) : answer;
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("没有权限");
    }

    [TestCase(1440)]
    [TestCase(360)]
    public async Task Pages_fit_the_window_and_the_browser_does_not_complain(int width)
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau, width);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);

        (await page.GotoAsync("/reconciliation"))!.Status.ShouldBe(200);

        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "reconciliation");
        complaints.ShouldBeEmpty();
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
    }
}
