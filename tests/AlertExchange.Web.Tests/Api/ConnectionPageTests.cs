using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Storage.Audit;
using AlertExchange.Web.Tests.Support;
using Microsoft.Playwright;

namespace AlertExchange.Web.Tests.Api;

/// <summary>The administrator issues keys and enters webhooks on pages.</summary>
public sealed class ConnectionPageTests
{
    private ServedCounty _county = null!;
    private HookReceiver _receiver = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _receiver = new HookReceiver();
        _county = await ServedCounty.StartAsync(set: s => s with
        {
            WebhookNetworks = [IPNetwork.Parse("127.0.0.0/8")],
            Delivery = new DeliverySettings { Look = TimeSpan.FromMilliseconds(50) },
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _county.DisposeAsync();
        _receiver.Dispose();
    }

    [TestCase(1440)]
    [TestCase(360)]
    public async Task A_key_is_issued_shown_once_rotated_and_revoked(int width)
    {
        var page = await Browser.OpenAsync(_county, Role.Administrator, width);
        await page.GotoAsync("/connections/keys/new");
        await page.GetByLabel("用途").FillAsync($"医保核心系统 <b>{width}</b>");
        await page.GetByLabel("归属").SelectOptionAsync("department:medical-insurance");
        (await page.GetByText("roster:write").IsVisibleAsync()).ShouldBeFalse("not for a department");
        await page.GetByText("查询预警").ClickAsync();
        await page.GetByText("报送文件、批次和零报告").ClickAsync();
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "connections-new-key");
        await page.GetByRole(AriaRole.Button, new() { Name = "发放" }).ClickAsync();

        var key = await page.Locator("#fresh").InputValueAsync();
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "connections-fresh-key");
        using (var system = _county.With(key))
        {
            (await system.GetAsync("/api/v1/warnings")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await system.GetAsync("/api/v1/tasks")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        await page.ReloadAsync();
        (await page.ContentAsync()).ShouldNotContain(key[(key.LastIndexOf('_') + 1)..]);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        var prefix = key[..key.LastIndexOf('_')];
        var row = page.Locator("tr", new() { HasText = prefix });
        await row.GetByRole(AriaRole.Button, new() { Name = "更换" }).ClickAsync();
        var successor = await page.Locator("#fresh").InputValueAsync();
        (await row.InnerTextAsync()).ShouldContain("已更换");
        await row.GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await page.GetByText($"密钥 {prefix} 已停用").WaitForAsync();

        using var old = _county.With(key);
        using var fresh = _county.With(successor);
        (await old.GetAsync("/api/v1/warnings")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await fresh.GetAsync("/api/v1/warnings")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Newest(AuditAction.KeyRevoked).Subject.ShouldBe(prefix);
        Newest(AuditAction.KeyIssued).Details.ShouldNotBeNull().ShouldContain("department:medical-insurance");
    }

    [TestCase(1440)]
    [TestCase(360)]
    public async Task A_webhook_is_entered_tried_paused_and_taken_away(int width)
    {
        var name = $"platform-{width}";
        var page = await Browser.OpenAsync(_county, Role.Administrator, width);
        await page.GotoAsync("/connections/webhooks/new");
        await page.GetByLabel("名称").FillAsync(name);
        await page.GetByLabel("地址").FillAsync("https://10.0.0.1/hook");
        await page.GetByLabel("归属").SelectOptionAsync("county");
        await page.GetByText("报送处理完成").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "添加" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("内部网络");
        (await page.GetByLabel("名称").InputValueAsync()).ShouldBe(name, "what was typed is kept");
        await Browser.PictureAsync(page, "connections-new-webhook");
        await page.GetByLabel("地址").FillAsync(_receiver.Url.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "添加" }).ClickAsync();

        _receiver.Secret = await page.Locator("#fresh").InputValueAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "试送" }).ClickAsync();
        await page.GetByText("试送成功").WaitForAsync();
        _receiver.Answer(500);
        await page.GetByRole(AriaRole.Button, new() { Name = "试送" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("HTTP 500");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "connections-webhook");
        _receiver.Answer(204);
        await page.GetByRole(AriaRole.Button, new() { Name = "暂停" }).ClickAsync();
        await page.GetByText("已暂停，").WaitForAsync();
        await page.GotoAsync("/connections");
        (await page.Locator("tr", new() { HasText = name }).InnerTextAsync()).ShouldContain("已暂停");
        await Browser.FitsAsync(page);
        await Browser.PictureAsync(page, "connections");
        await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await page.GetByText($"接收地址 {name} 已删除").WaitForAsync();

        _county.Get<WebhookDesk>().Find(name).ShouldBeNull();
        Newest(AuditAction.WebhookChanged).Subject.ShouldBe(name);
    }

    [Test]
    public async Task Nobody_else_manages_connections()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Administrator))
        {
            using var client = await _county.SignedInAsync(role);

            using var answer = await client.GetAsync("/connections");

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }
    }

    private AuditEntry Newest(AuditAction action) => _county.Store.Read(scope => _county.Store.Audit.Newest(scope, action))!;
}
