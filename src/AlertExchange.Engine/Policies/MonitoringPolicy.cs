namespace AlertExchange.Engine.Policies;

/// <summary>What a household under monitoring is owed, and when its risk may count as gone.</summary>
public sealed record MonitoringPolicy
{
    /// <summary>新纳入的监测对象: measures within this time.</summary>
    public required Stated<DayLimit> Measures { get; init; }

    /// <summary>Households on subsistence allowance that were compared less than so many months ago are not compared again.</summary>
    public required Stated<int> CompareSkipMonths { get; init; }

    /// <summary>Months of stable income before a risk counts as gone (natural elimination exempt).</summary>
    public required Stated<int> MinMonths { get; init; }

    /// <summary>整户无劳动能力 keeps a risk from being marked eliminated.</summary>
    public required Stated<bool> NoLabourBlocksElimination { get; init; }

    /// <summary>Visits to households whose risk is not eliminated.</summary>
    public required Stated<Cadence> VisitActive { get; init; }

    /// <summary>Visits to the other assisted households.</summary>
    public required Stated<Cadence> VisitOther { get; init; }

    /// <summary>Contact with households that are away for long.</summary>
    public required Stated<Cadence> VisitAway { get; init; }

    /// <summary>集中排查.</summary>
    public required Stated<Cadence> Sweep { get; init; }

    /// <summary>先行救助: aid may come before the procedure.</summary>
    public required Stated<bool> AidFirst { get; init; }

    /// <summary>Households in a grid at most.</summary>
    public required Stated<int> GridMaxHouseholds { get; init; }

    /// <summary>Age of a grid worker at most, in completed years.</summary>
    public required Stated<int> GridWorkerMaxAge { get; init; }
}
