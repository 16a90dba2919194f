using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;

namespace AlertExchange.Web.Accounts;

/// <summary>What stands in the fields of an account's form.</summary>
public sealed class AccountForm
{
    public string? Login { get; set; }

    public string? Name { get; set; }

    public Role? Role { get; set; }

    /// <summary>Of a liaison.</summary>
    public string? Department { get; set; }

    /// <summary>Of a township's account.</summary>
    public string? Township { get; set; }

    /// <summary>Of a village's account; it says the township too.</summary>
    public string? Village { get; set; }

    public bool RequiresTotp { get; set; }

    public NewAccount ToNew(Role role) => new(Login ?? "", Name ?? "", role, Department, TownshipOf(role), Village, RequiresTotp);

    public AccountChange ToChange(Role role) => new(Name ?? "", role, Department, TownshipOf(role), Village, RequiresTotp);

    // The field of townships is another role's where a village is chosen, and may hold what was chosen before the role was.
    private string? TownshipOf(Role role) => role == Engine.Access.Role.Township ? Township : null;
}
