using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Pipeline.Households;

/// <summary>A household as pages show it: who lives there, where, and how it stands.</summary>
public sealed record HouseholdCard
{
    public required SubjectKey Household { get; init; }

    /// <summary>户编号, or the key of somebody on no roster.</summary>
    public required string Code { get; init; }

    public required Placement Place { get; init; }

    /// <summary>Township, village and group as the roster or the newest alert writes them.</summary>
    public required string Address { get; init; }

    public required HouseholdCategory Category { get; init; }

    /// <summary>监测对象类别, where it is monitored.</summary>
    public string? MonitorClass { get; init; }

    public bool RiskEliminated { get; init; }

    /// <summary>人均纯收入, yuan a year.</summary>
    public decimal? PerCapitaIncome { get; init; }

    /// <summary>The gravest colour of its standing warnings, where the profile gives colours: red, yellow or green.</summary>
    public string? Colour { get; init; }

    /// <summary>The roster version it was last in; 0 for somebody on no roster.</summary>
    public int RosterVersion { get; init; }

    /// <summary>It stood on an earlier roster and not on the newest.</summary>
    public bool HasLeft { get; init; }

    /// <summary>The head first.</summary>
    public required IReadOnlyList<HouseholdMember> Members { get; init; }

    public bool IsOffRoster => Household.IsOffRoster;
}
