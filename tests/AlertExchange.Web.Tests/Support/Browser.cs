using AlertExchange.Engine.Access;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Support;

/// <summary>A Chromium for the whole run, where the machine has one.</summary>
[SetUpFixture]
public sealed class Browser
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Where pictures for people to look at are put; none are made when it is not set.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("ALERTEXCHANGE_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    private static readonly SemaphoreSlim Starting = new(1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>A window of its own, signed in. Skips the test without a browser, unless the test script promised one.</summary>
    /// <param name="role">Null for somebody who is not signed in.</param>
    internal static Task<IPage> OpenAsync(ServedCounty county, Role? role, int width = 1440, int height = 900) =>
        OpenAsAsync(county, role is { } somebody ? county.ViewerOf(somebody) : null, width, height);

    /// <summary>A window of its own, signed in as this somebody.</summary>
    internal static async Task<IPage> OpenAsAsync(ServedCounty county, Viewer? viewer, int width = 1440, int height = 900)
    {
        var context = await (await StartedAsync()).NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            BaseURL = county.Address.ToString(),
            Locale = "zh-CN",
            AcceptDownloads = true,
        });
        if (viewer is not null)
        {
            var pair = county.CookieOf(viewer).Split('=', 2);
            await context.AddCookiesAsync([new Cookie { Name = pair[0], Value = pair[1], Url = county.Address.ToString() }]);
        }

        context.SetDefaultTimeout(120_000);
        return await context.NewPageAsync();
    }

    /// <summary>Leaves a picture of the page, where one is wanted.</summary>
    internal static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is not null)
        {
            Directory.CreateDirectory(Pictures);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
        }
    }

    /// <summary>The page's body is not wider than its window.</summary>
    internal static async Task FitsAsync(IPage page) =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(page.ViewportSize!.Width, page.Url);

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    private static async Task<IBrowser> StartedAsync()
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

        await Starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        }
        finally
        {
            Starting.Release();
        }
    }
}
