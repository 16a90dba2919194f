using Microsoft.Playwright;

namespace AlertExchange.Host.Tests.Serving;

/// <summary>A browser for the pages, where the machine has one.</summary>
internal sealed class Pages : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Pages(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Skips the test without a browser, unless the test script promised one.</summary>
    public static async Task<Pages> StartAsync()
    {
        if (!File.Exists(Chromium))
        {
            var missing = $"{Chromium} is not installed: run ./test.sh to test the pages in a browser.";
            if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_REQUIRE_SERVERS") == "1")
            {
                Assert.Fail(missing);
            }

            Assert.Ignore(missing);
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        return new Pages(playwright, browser);
    }

    /// <param name="cookie">Of a sign-in.</param>
    public async Task<IPage> OpenAsync(Uri address, int width, string cookie)
    {
        var page = await _browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        var pair = cookie.Split('=', 2);
        await page.Context.AddCookiesAsync([new Cookie { Name = pair[0], Value = pair[1], Url = address.ToString() }]);
        (await page.GotoAsync(address.ToString()))!.Status.ShouldBe(200, address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
