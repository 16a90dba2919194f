using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Support;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Review;

/// <summary>Clerical review as somebody at the bureau does it, in a real browser.</summary>
public sealed class ReviewJourneyTests
{
    private ServedCounty _county = null!;

    [OneTimeSetUp]
    public async Task Serve() => _county = await ServedCounty.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _county.DisposeAsync();

    [Test]
    [Order(1)]
    public async Task Somebody_decides_by_keys_alone_goes_on_and_takes_it_back()
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau);
        var waiting = _county.Get<ReviewCases>().Page(RowScope.County, new ReviewFilter(), new Paging(1, 3)).Lines;
        await page.GotoAsync("/review");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "review");

        await page.FocusAsync("#start");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/review/{waiting[0].Number}");
        await Browser.PictureAsync(page, "review-case");
        await page.Keyboard.PressAsync("1");
        (await page.IsCheckedAsync("input[name=Choice][value='1']")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("reason");
        await page.Keyboard.TypeAsync("电话核实 1n su");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync($"**/review/{waiting[1].Number}");
        (await page.Locator(".alert-success").InnerTextAsync()).ShouldContain($"{waiting[0].Number} 已确认为候选 1");
        _county.Get<ReviewCases>().Find(waiting[0].Number)!.ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(ReviewState.Accepted), c => c.History[^1].Reason.ShouldBe("电话核实 1n su"), c => c.History[^1].By.ShouldBe("乡村振兴局"));

        await page.Keyboard.PressAsync("u");
        await page.WaitForURLAsync($"**/review/{waiting[0].Number}");
        (await page.Locator(".alert-success").InnerTextAsync()).ShouldContain("已撤销");
        _county.Get<ReviewCases>().Find(waiting[0].Number)!.State.ShouldBe(ReviewState.Open);

        await page.Keyboard.PressAsync("s");
        await page.WaitForURLAsync($"**/review/{waiting[1].Number}");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("外县人");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/review/{waiting[2].Number}");
        _county.Get<ReviewCases>().Find(waiting[1].Number)!.State.ShouldBe(ReviewState.Nobody);
    }

    [Test]
    [Order(2)]
    public async Task Whoever_decides_second_is_told_who_was_first_and_nothing_of_theirs_is_recorded()
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau);
        var number = First();
        await page.GotoAsync($"/review/{number}");
        await _county.Get<ReviewDesk>().RefuseAsync(new ReviewRequest { Case = number, By = "李四", Reason = "已去世多年" }, default);

        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("入户核实");
        await page.Keyboard.PressAsync("Enter");

        var told = await page.Locator(".alert-danger").InnerTextAsync();
        told.ShouldSatisfyAllConditions(t => t.ShouldContain("已有人先作了决定"), t => t.ShouldContain("李四"), t => t.ShouldContain("已去世多年"), t => t.ShouldContain("没有记录"), t => t.ShouldNotContain("alertx"));
        _county.Get<ReviewCases>().Find(number)!.Accepted.ShouldBe(0);
        await Browser.PictureAsync(page, "review-conflict");
    }

    [Test]
    [Order(3)]
    public async Task What_was_chosen_and_typed_is_there_when_somebody_comes_back()
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau);
        var line = _county.Get<ReviewCases>().Page(RowScope.County, new ReviewFilter(), new Paging(1, 5)).Lines[^1];
        await page.GotoAsync($"/review/{line.Number}?department={line.Department.Value}");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("问过村里，等回话");
        await Assertions.Expect(page.Locator("#kept")).ToContainTextAsync("已保存");

        await page.GotoAsync("/review");
        await page.ClickAsync("text=接着上次的");

        page.Url.ShouldEndWith($"/review/{line.Number}?department={line.Department.Value}");
        (await page.InputValueAsync("#reason")).ShouldBe("问过村里，等回话");
        (await page.IsCheckedAsync("input[name=Choice][value='1']")).ShouldBeTrue();
    }

    [Test]
    [Order(4)]
    public async Task A_case_shows_signs_and_words_and_how_the_probability_came_about()
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau, width: 360);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync($"/review/{First()}");

        (await page.Locator(".sign.agree").First.InnerTextAsync()).ShouldBe("✓ 相符");
        await page.ClickAsync("details.why >> nth=0 >> summary");
        await Assertions.Expect(page.Locator(".waterfall").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");

        (await page.Locator("#keys").GetAttributeAsync("open")).ShouldNotBeNull();
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "review-case");
        complaints.ShouldBeEmpty();
    }

    [Test]
    [Order(5)]
    public async Task Keys_do_nothing_for_whoever_switched_them_off()
    {
        var page = await Browser.OpenAsync(_county, Role.Bureau);
        await page.GotoAsync($"/review/{First()}");
        await page.Keyboard.PressAsync("?");
        await page.UncheckAsync("#keys-on");

        await page.Keyboard.PressAsync("n");

        (await page.Locator("input[name=Choice][value='0']").IsCheckedAsync()).ShouldBeFalse();
    }

    private CaseNumber First() => _county.Get<ReviewCases>().Next(RowScope.County, new ReviewFilter(), null)!.Value;
}
