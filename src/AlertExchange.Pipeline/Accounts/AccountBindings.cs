using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage.Accounts;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>What roles are bound to: departments that have forms, townships and villages of the county.</summary>
public sealed class AccountBindings(FormCatalog forms, PolicyDesk policies)
{
    public IReadOnlyList<DepartmentForms> Departments => forms.Departments;

    public AreaIndex Areas => policies.Current.Areas;

    /// <summary>Binds an account as its role demands; what the role does not use is taken away.</summary>
    /// <returns>Null when it is bound, else what is missing, in Chinese.</returns>
    public string? Bind(Account account, string? department, string? township, string? village)
    {
        (account.Department, account.TownshipCode, account.VillageCode) = (null, null, null);
        return account.Role switch
        {
            Role.Liaison => BindToDepartment(account, department),
            Role.Township => BindToTownship(account, township),
            Role.Village => BindToVillage(account, township, village),
            _ => null,
        };
    }

    /// <summary>What an account is bound to, in words; empty where its role needs nothing.</summary>
    public string Text(Account account) => account.Role switch
    {
        Role.Liaison => account.Department is { } id ? NameOf(id) : "未指定部门",
        Role.Township => Areas.Townships.FirstOrDefault(t => t.TownshipCode == account.TownshipCode)?.Township ?? account.TownshipCode ?? "未指定乡镇",
        Role.Village => Areas.Villages.FirstOrDefault(v => v.VillageCode == account.VillageCode) is { } village ? $"{village.Township}{village.Village}" : account.VillageCode ?? "未指定村",
        _ => "",
    };

    public string NameOf(DepartmentId department) => forms.Department(department)?.Name ?? department.Value;

    private string? BindToDepartment(Account account, string? written)
    {
        var found = forms.Departments.FirstOrDefault(d => d.Id.Value == written?.Trim() || d.Name == written?.Trim());
        if (found is null)
        {
            return string.IsNullOrWhiteSpace(written)
                ? "联络员要指定部门"
                : $"没有「{written}」这个部门，可用：{string.Join("、", forms.Departments.Select(d => d.Id.Value))}";
        }

        account.Department = found.Id;
        return null;
    }

    private string? BindToTownship(Account account, string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return "乡镇账号要指定乡镇";
        }

        var code = written.Trim();
        var place = Areas.Townships.FirstOrDefault(t => t.TownshipCode == code) ?? Areas.Resolve(written, null, null);
        if (place is not { IsPlaced: true, VillageCode: null })
        {
            return $"本县没有「{written}」这个乡镇，请写行政区划表里的名称或 9 位代码";
        }

        account.TownshipCode = place.TownshipCode;
        return null;
    }

    private string? BindToVillage(Account account, string? township, string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return "村账号要指定村";
        }

        var code = written.Trim();
        var place = Areas.Villages.FirstOrDefault(v => v.VillageCode == code) ?? Areas.Resolve(township, written, null);
        if (place.VillageCode is null)
        {
            return $"本县没有「{township}{written}」这个村，或不止一个。请同时写明乡镇，用行政区划表里的名称，或写 12 位代码";
        }

        (account.TownshipCode, account.VillageCode) = (place.TownshipCode, place.VillageCode);
        return null;
    }
}
