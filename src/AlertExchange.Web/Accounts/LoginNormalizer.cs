using AlertExchange.Pipeline.Accounts;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Web.Accounts;

/// <summary>Logins are small letters.</summary>
internal sealed class LoginNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : AccountDesk.Normal(name);

    public string? NormalizeEmail(string? email) => email;
}
