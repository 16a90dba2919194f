using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Roster;

/// <summary>One line of a roster export: a person in a household. Text is cleaned; codes are those of the national system.</summary>
public sealed record RosterPerson
{
    /// <summary>人编号; made from the household code and a running number where the file has none.</summary>
    public required string PersonCode { get; init; }

    /// <summary>户编号; made from the head's id where the file has none.</summary>
    public required string HouseholdCode { get; init; }

    public required string Name { get; init; }

    /// <summary>18 characters when <see cref="IdState"/> is Sound or CheckDigitFails, else the cleaned remainder or null.</summary>
    public string? CitizenId { get; init; }

    public CitizenIdState IdState { get; init; }

    /// <summary>男, 女 or null.</summary>
    public string? Sex { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>与户主关系 as in the code list; 户主 for the head.</summary>
    public string? Relation { get; init; }

    public HouseholdCategory Category { get; init; }

    /// <summary>监测对象类别: 脱贫不稳定户, 边缘易致贫户, 突发严重困难户, or null.</summary>
    public string? MonitorClass { get; init; }

    /// <summary>风险是否已消除.</summary>
    public bool RiskEliminated { get; init; }

    public string? Township { get; init; }

    public string? Village { get; init; }

    public string? Group { get; init; }

    public string? Phone { get; init; }

    /// <summary>在校生状况.</summary>
    public string? SchoolStatus { get; init; }

    /// <summary>人均纯收入, yuan a year.</summary>
    public decimal? PerCapitaIncome { get; init; }

    /// <summary>True when <see cref="Relation"/> is 户主.</summary>
    public bool IsHead => Relation == "户主";
}
