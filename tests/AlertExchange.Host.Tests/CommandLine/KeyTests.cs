using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.CommandLine;

/// <summary>Keys of other systems by command.</summary>
public sealed class KeyTests
{
    [Test]
    public async Task A_key_is_printed_once_listed_by_its_beginning_replaced_and_revoked()
    {
        using var place = new Workplace();

        var added = (await place.RunAsync("key", "add", "--department", "medical-insurance", "--scope", "submissions:write", "submissions:read", "--name", "医保核心系统", "--days", "365", "--by", "李工")).Exits(0);
        var key = added.Output.Trim();
        key.ShouldMatch("^alx_[a-z0-9]{10}_[0-9a-f]{64}$");
        var prefix = key[..key.LastIndexOf('_')];
        var rotated = (await place.RunAsync("key", "rotate", "--key", prefix, "--overlap-days", "3")).Exits(0).Output.Trim();
        (await place.RunAsync("key", "revoke", "--key", prefix)).Exits(0);
        (await place.RunAsync("key", "revoke", "--key", prefix)).ExitsWithReason(3, "已经停用");
        (await place.RunAsync("key", "rotate", "--key", prefix)).ExitsWithReason(3, "已停用");
        var listed = (await place.RunAsync("key", "list", "--json")).Exits(0);

        listed.Text.ShouldNotContain(key[(prefix.Length + 1)..]);
        listed.Text.ShouldNotContain(rotated[(rotated.LastIndexOf('_') + 1)..]);
        var keys = listed.Json.EnumerateArray().ToList();
        keys.Select(k => (k.GetProperty("prefix").GetString(), k.GetProperty("good").GetBoolean())).ShouldBe([(rotated[..rotated.LastIndexOf('_')], true), (prefix, false)]);
        keys[1].GetProperty("issuedBy").GetString().ShouldBe("李工");
        var record = (await place.RunAsync("audit", "list", "--action", "KeyIssued", "--reasons", "--json")).Exits(0).Json.EnumerateArray().ToList();
        record.Count.ShouldBe(2);
        record.ShouldAllBe(e => e.GetProperty("login").GetString() == "alertx", "a command is no account's act, whatever name it gives");
        record[1].GetProperty("reason").GetString().ShouldBe("李工");
        keys.ShouldAllBe(k => k.GetProperty("holder").GetString() == "department:medical-insurance");
    }

    [Test]
    public async Task What_cannot_be_issued_is_refused_with_a_reason()
    {
        using var place = new Workplace();

        (await place.RunAsync("key", "add", "--scope", "warnings:read", "--name", "无主")).ExitsWithReason(2, "--department");
        (await place.RunAsync("key", "add", "--county", "--scope", "everything", "--name", "全部")).ExitsWithReason(2, "everything");
        (await place.RunAsync("key", "add", "--department", "medical-insurance", "--scope", "roster:write", "--name", "花名册")).ExitsWithReason(3, "roster:write");
        (await place.RunAsync("key", "add", "--department", "nobody", "--scope", "warnings:read", "--name", "没有的部门")).ExitsWithReason(3, "请选择部门");
    }
}
