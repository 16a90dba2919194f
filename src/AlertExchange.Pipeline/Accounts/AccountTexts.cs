using AlertExchange.Engine.Access;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>Roles in words: as people read them, and as commands take them.</summary>
public static class AccountTexts
{
    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    public static string Name(Role role) => role switch
    {
        Role.Liaison => "部门联络员",
        Role.Bureau => "乡村振兴局",
        Role.Township => "乡镇",
        Role.Village => "村",
        Role.Auditor => "审计",
        Role.Administrator => "系统管理员",
        _ => role.ToString(),
    };

    /// <summary>The word of the command line.</summary>
    public static string Word(Role role) => role.ToString().ToLowerInvariant();
}
