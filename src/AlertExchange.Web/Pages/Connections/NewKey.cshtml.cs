using AlertExchange.Engine.Access;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Web.Access;
using AlertExchange.Web.Connections;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Connections;

/// <summary>A key for another system.</summary>
[Needs(Permission.ManageConnections)]
public sealed class NewKeyModel(ApiKeyDesk keys, FormCatalog forms, PolicyDesk policies) : ConnectionPage(forms, policies)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Holder { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    /// <summary>Empty: it does not expire.</summary>
    [BindProperty]
    public int? Days { get; set; } = 365;

    public void OnGet()
    {
        // An empty form.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = Holders.FirstOrDefault(h => h.Value == Holder) is { } holder
            ? await keys.IssueAsync(
                new KeyRequest
                {
                    Name = Name ?? "",
                    Role = holder.Role,
                    Department = holder.Department,
                    TownshipCode = holder.TownshipCode,
                    Scopes = [.. Scopes.Select(s => ApiScopes.TryParse(s, out var scope) ? scope : default).Where(s => s != default)],
                    Days = Days,
                }, Viewer, cancellation)
            : new KeyResult.Refused("请选择归属");
        if (result is KeyResult.Issued issued)
        {
            Fresh = issued.Key;
            Done = $"已发放密钥 {issued.Row.Prefix}。";
            return Redirect("/connections");
        }

        Wrong = ((KeyResult.Refused)result).Reason;
        return Page();
    }

    /// <summary>The kinds of holders that may have a scope, as the page's script reads them.</summary>
    public static string GroupsOf(ApiScope scope) => string.Join(' ', ApiScopes.Holders.Where(h => ApiScopes.Of(h).Contains(scope)).Select(HolderChoice.GroupOf));

    /// <summary>The same in words.</summary>
    public static string HoldersOf(ApiScope scope) => string.Join("、", ApiScopes.Holders.Where(h => ApiScopes.Of(h).Contains(scope)).Select(HolderChoice.GroupTitle));
}
