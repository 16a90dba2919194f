using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Warnings;

/// <summary>A row of the table warning.</summary>
internal class WarningRecord
{
    public const string IdPrefix = "W-";

    public long WarningNo { get; init; }

    public long WarningId { get; init; }

    public long HouseholdKey { get; init; }

    public long PersonKey { get; init; }

    public string Rule { get; init; } = "";

    public int Kind { get; init; }

    public string Department { get; init; } = "";

    public string Period { get; init; } = "";

    public int WindowYear { get; init; }

    public string? Measure { get; init; }

    public string Threshold { get; init; } = "";

    public string Clause { get; init; } = "";

    public string? Colour { get; init; }

    public byte[] Alerts { get; init; } = [];

    public byte[] EventKeys { get; init; } = [];

    public int Status { get; init; }

    public string? EscalatedAt { get; init; }

    public int Level { get; init; }

    public string RaisedOn { get; init; } = "";

    public int RosterVersion { get; init; }

    public string PolicyVersion { get; init; } = "";

    public string? TownshipCode { get; init; }

    public string? Township { get; init; }

    public string? VillageCode { get; init; }

    public string? Village { get; init; }

    /// <summary>Only where the query joins it.</summary>
    public string? HouseholdCode { get; init; }

    /// <summary>Only where the query joins it.</summary>
    public string? PersonCode { get; init; }

    public Warning ToWarning() => new()
    {
        Due = new DueWarning
        {
            WarningId = new WarningId(Columns.Id(WarningId, IdPrefix)),
            Rule = Rule,
            Kind = (AlertKind)Kind,
            Department = new DepartmentId(Department),
            Household = Columns.Subject(HouseholdKey),
            Person = Columns.Subject(PersonKey),
            Period = Columns.Period(Period),
            WindowYear = WindowYear,
            Measure = Columns.Amount(Measure),
            Threshold = Threshold,
            Clause = Clause,
            Colour = Colour,
            Alerts = Columns.AlertIds(Alerts),
            EventKeys = Columns.EventKeys(EventKeys),
        },
        Status = (WarningStatus)Status,
        EscalatedAt = Columns.Amount(EscalatedAt),
        Level = Level,
        RaisedOn = Columns.Day(RaisedOn),
        RosterVersion = RosterVersion,
        PolicyVersion = PolicyVersion,
    };

    public WarningRow ToRow()
    {
        var warning = ToWarning();
        var household = warning.Due.Household;
        var person = warning.Due.Person;
        return new WarningRow(
            warning,
            household.IsOffRoster ? household.ToString() : HouseholdCode ?? household.ToString(),
            person.IsOffRoster ? person.ToString() : PersonCode,
            new Placement(TownshipCode, Township, VillageCode, Village));
    }
}
