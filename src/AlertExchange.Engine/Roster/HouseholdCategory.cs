namespace AlertExchange.Engine.Roster;

/// <summary>What a household is for the scope of a rule.</summary>
public enum HouseholdCategory : byte
{
    /// <summary>一般农户; also every household that stands on no roster.</summary>
    General = 0,
    /// <summary>脱贫户 that is not monitored.</summary>
    Lifted = 1,
    /// <summary>监测对象, risk eliminated or not.</summary>
    Monitored = 2,
}
