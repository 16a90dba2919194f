using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Policies;

/// <summary>Membership of a scope.</summary>
public static class PolicyScopes
{
    public static bool Includes(this PolicyScope scope, HouseholdCategory category) =>
        (scope & (PolicyScope)(1 << (int)category)) != 0;
}
