using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;
using static AlertExchange.Web.Tests.Households.HouseholdCounty;

namespace AlertExchange.Web.Tests.Households;

/// <summary>Looking people up: by name, by id, by code.</summary>
[NonParallelizable] // The county of these tests is one, and so is its record.
public sealed class PeopleSearchTests
{
    [Test]
    public async Task A_name_is_found_and_stands_in_no_address()
    {
        using var bureau = await County.SignedInAsync(Role.Bureau);

        using var sent = await bureau.SendFormAsync("/households", "/households?handler=Name", ("name", Rare), ("township", ""));

        sent.LeadsTo().ShouldBe("/households?found=name");
        var page = await FollowedAsync(bureau, sent);
        WebUtility.HtmlDecode(page).ShouldContain(Rare);
        page.ShouldContain("/households/H9001");
        page.ShouldContain("341098********1237");
        page.ShouldNotContain(Id);
        var entry = Newest(AuditAction.Searched);
        (entry.Login, entry.Subject, entry.Details).ShouldBe(("bureau", "households", "按姓名，1 人"));
    }

    [Test]
    public async Task The_beginning_of_a_name_is_looked_for_within_a_township()
    {
        using var bureau = await County.SignedInAsync(Role.Bureau);

        (await SearchAsync(bureau, ("name", "阿卜杜"), ("prefix", "true"), ("township", ""))).ShouldContain("请先选择乡镇");
        (await SearchAsync(bureau, ("name", "阿卜杜"), ("prefix", "true"), ("township", County.BusiestPlace().Township))).ShouldContain(Minority);
        (await SearchAsync(bureau, ("name", "阿"), ("prefix", "true"), ("township", County.BusiestPlace().Township))).ShouldContain("至少输入两个字");
    }

    [Test]
    public async Task A_whole_id_leads_to_its_household_and_is_written_down_nowhere()
    {
        using var bureau = await County.SignedInAsync(Role.Bureau);

        using var sent = await bureau.SendFormAsync("/households", "/households?handler=Id", ("id", " " + Id.Insert(6, " ")));

        sent.LeadsTo().ShouldBe("/households/H9001");
        sent.Headers.ToString().ShouldNotContain(Id);
        Newest(AuditAction.Searched).ShouldSatisfyAllConditions(e => e.Details.ShouldBe("按身份证号，1 人"), e => e.Reason.ShouldBeNull());
        using var wrong = await bureau.SendFormAsync("/households", "/households?handler=Id", ("id", "34109819520315123"));
        (await wrong.Content.ReadAsStringAsync()).Says("不是完整有效的身份证号").SaysNot("34109819520315123");
    }

    [Test]
    public async Task A_code_leads_to_its_household()
    {
        using var bureau = await County.SignedInAsync(Role.Bureau);

        (await bureau.SendFormAsync("/households", "/households?handler=Code", ("code", Home))).LeadsTo().ShouldBe("/households/" + Home);
        (await (await bureau.SendFormAsync("/households", "/households?handler=Code", ("code", "nobody"))).Content.ReadAsStringAsync()).ShouldContain("没有这个户编号");
        Newest(AuditAction.Searched).Details.ShouldBe("按户编号，0 户");
    }

    [Test]
    public async Task A_village_finds_nobody_of_another_village_by_name_or_id()
    {
        using var other = await County.SignedInAsync(new Viewer("far-village", "外村", Role.Village, TownshipCode: "341024999", VillageCode: "341024999001"));

        (await SearchAsync(other, ("name", Rare))).ShouldContain("没有找到");
        using var byId = await other.SendFormAsync("/households", "/households?handler=Id", ("id", Id));
        (await byId.Content.ReadAsStringAsync()).ShouldContain("没有找到");
    }

    private static async Task<string> SearchAsync(HttpClient client, params (string, string)[] fields)
    {
        using var sent = await client.SendFormAsync("/households", "/households?handler=Name", fields);
        return await FollowedAsync(client, sent);
    }

    private static Task<string> FollowedAsync(HttpClient client, HttpResponseMessage sent) => client.GetStringAsync(sent.LeadsTo());
}
