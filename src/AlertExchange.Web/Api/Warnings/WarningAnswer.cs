using System.ComponentModel;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Web.Api.Warnings;

/// <summary>A warning as systems read it: codes, no names and no ids.</summary>
public sealed record WarningAnswer
{
    public required string WarningId { get; init; }

    public required string HouseholdCode { get; init; }

    [Description("人编号；按户累计的规则没有。")]
    public string? PersonCode { get; init; }

    public string? TownshipCode { get; init; }

    public string? Township { get; init; }

    public string? VillageCode { get; init; }

    public string? Village { get; init; }

    [Description("规则代号。")]
    public required string Rule { get; init; }

    [Description("预警种类。")]
    public required string Kind { get; init; }

    [Description("部门代号。")]
    public required string Department { get; init; }

    [Description("最近一次提到它的月份。")]
    public required string Period { get; init; }

    [Description("数额；发生即预警的规则没有。")]
    public decimal? Measure { get; init; }

    public required string Threshold { get; init; }

    [Description("raised 已预警，escalated 已升级，withdrawn 已撤回。")]
    public required string Status { get; init; }

    public string? Colour { get; init; }

    [Description("依据的条款。")]
    public required string Clause { get; init; }

    public required DateOnly RaisedOn { get; init; }

    internal static WarningAnswer Of(WarningRow row)
    {
        var due = row.Warning.Due;
        return new WarningAnswer
        {
            WarningId = due.WarningId.Value,
            HouseholdCode = row.HouseholdCode,
            PersonCode = row.PersonCode,
            TownshipCode = row.Place.TownshipCode,
            Township = row.Place.Township,
            VillageCode = row.Place.VillageCode,
            Village = row.Place.Village,
            Rule = due.Rule,
            Kind = due.Kind.Id(),
            Department = due.Department.Value,
            Period = due.Period.ToString(),
            Measure = due.Measure,
            Threshold = due.Threshold,
            Status = StatusOf(row.Warning.Status),
            Colour = due.Colour,
            Clause = due.Clause,
            RaisedOn = row.Warning.RaisedOn,
        };
    }

    private static string StatusOf(WarningStatus status) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
}
