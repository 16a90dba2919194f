namespace AlertExchange.Web.Api;

/// <summary>Addresses that answers name.</summary>
internal static class ApiAddresses
{
    public const string Root = "/api/v1";

    public static string Submission(string id) => $"{Root}/submissions/{id}";

    public static string RosterVersion(int version) => $"{Root}/roster/versions/{version}";
}
