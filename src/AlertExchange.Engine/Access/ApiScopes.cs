namespace AlertExchange.Engine.Access;

/// <summary>The scopes of keys: how they are written, and which a holder may be given at all.</summary>
public static class ApiScopes
{
    private static readonly Dictionary<Role, ApiScope[]> Table = new()
    {
        [Role.Liaison] =
            [ApiScope.SubmissionsWrite, ApiScope.SubmissionsRead, ApiScope.MatchesRead, ApiScope.WarningsRead, ApiScope.TasksRead, ApiScope.OutcomesRead],
        [Role.Township] = [ApiScope.WarningsRead, ApiScope.TasksRead, ApiScope.OutcomesRead, ApiScope.OutcomesWrite, ApiScope.PeopleRead],
        [Role.Bureau] =
        [
            ApiScope.SubmissionsRead, ApiScope.MatchesRead, ApiScope.WarningsRead, ApiScope.TasksRead, ApiScope.OutcomesRead, ApiScope.RosterRead, ApiScope.RosterWrite,
            ApiScope.PeopleRead,
        ],
    };

    public static IReadOnlyList<ApiScope> All { get; } = Enum.GetValues<ApiScope>();

    /// <summary>Who may hold a key: a department (as its liaison would), a township, or the bureau.</summary>
    public static IReadOnlyList<Role> Holders { get; } = [.. Table.Keys];

    /// <summary>The scopes that a key of such a holder may have; none for roles that hold no keys.</summary>
    public static IReadOnlyList<ApiScope> Of(Role holder) => Table.TryGetValue(holder, out var scopes) ? scopes : [];

    /// <summary>As keys, settings and documents write it, for example <c>submissions:write</c>.</summary>
    public static string Id(this ApiScope scope) => scope switch
    {
        ApiScope.SubmissionsWrite => "submissions:write",
        ApiScope.SubmissionsRead => "submissions:read",
        ApiScope.MatchesRead => "matches:read",
        ApiScope.WarningsRead => "warnings:read",
        ApiScope.TasksRead => "tasks:read",
        ApiScope.OutcomesRead => "outcomes:read",
        ApiScope.OutcomesWrite => "outcomes:write",
        ApiScope.RosterRead => "roster:read",
        ApiScope.RosterWrite => "roster:write",
        ApiScope.PeopleRead => "people:read",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    public static bool TryParse(string? id, out ApiScope scope)
    {
        scope = All.FirstOrDefault(s => s.Id() == id);
        return scope != default;
    }
}
