namespace AlertExchange.Web.Api.Access;

/// <summary>The names of the way in for other systems.</summary>
internal static class ApiKeyScheme
{
    /// <summary>Of the authentication scheme. Only addresses of the interface ask for it, and they ask for nothing else.</summary>
    public const string Name = "ApiKey";

    public const string ScopeClaim = "api_scope";
    public const string HolderClaim = "api_holder";
    public const string PrefixClaim = "api_key";
}
