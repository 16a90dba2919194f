using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Truth;

/// <summary>
/// The warnings that should exist, reckoned from the notice itself and apart from the Engine: only rows count whose person is certain,
/// on the roster (definite) or off it (a sound id). All dates lie in one calendar year.
/// </summary>
internal sealed class WarningLedger
{
    // 四（二）2, 3 and 5 of the notice: 超过1万元（含）, 超过1万元, 2万元以上.
    private const decimal MedicalFrom = 10000m;
    private const decimal EducationAbove = 10000m;
    private const decimal LossFrom = 20000m;

    private readonly Dictionary<(string Subject, AlertKind Kind), Entry> _entries = [];

    /// <summary>Takes note of a row.</summary>
    /// <param name="place"><c>file|sheet|row</c>.</param>
    public void Observe(RowDraft row, AlertKind kind, DepartmentId department, string place)
    {
        var certain = ErrorClasses.Expected(row.ErrorClass) == ExpectedOutcome.Definite || ErrorClasses.IsOffRosterWithSoundId(row.ErrorClass);
        if (!certain || !MayWarn(row, kind))
            return;
        var byHousehold = kind == AlertKind.IndustryLoss;
        var subject = !row.Household.OnRoster ? "off:" + row.Person.Id.Packed : byHousehold ? row.Household.Code : row.Person.Code;
        if (!_entries.TryGetValue((subject, kind), out var entry))
            _entries.Add((subject, kind), entry = new Entry(row.Household, row.Person, department, place, []));
        entry.Events[(department, row.Event)] = Math.Max(row.Measure ?? 0, entry.Events.GetValueOrDefault((department, row.Event)));
    }

    /// <summary>Every warning due, in the order of the rows that first told of it.</summary>
    public IReadOnlyList<TruthWarning> Due()
    {
        var due = new List<TruthWarning>();
        foreach (var ((_, kind), entry) in _entries)
        {
            decimal? measure = kind switch
            {
                AlertKind.MedicalCost or AlertKind.EducationCost => entry.Events.Values.Max(),
                AlertKind.IndustryLoss => entry.Events.Values.Sum(),
                _ => null,
            };
            var fires = kind switch
            {
                AlertKind.MedicalCost => measure >= MedicalFrom,
                AlertKind.EducationCost => measure > EducationAbove,
                AlertKind.IndustryLoss => measure >= LossFrom,
                _ => true,
            };
            if (!fires)
                continue;
            var onRoster = entry.Household.OnRoster;
            due.Add(new TruthWarning(
                entry.Household.Code,
                onRoster && kind != AlertKind.IndustryLoss ? entry.Person.Code : "",
                kind,
                entry.Department,
                measure,
                onRoster ? "" : entry.Place));
        }

        return due;
    }

    private static bool MayWarn(RowDraft row, AlertKind kind) => kind switch
    {
        AlertKind.PriceDrop => false,
        AlertKind.EducationCost => row.Household.IsAssisted,
        AlertKind.UnsafeHousing => row.Code is "C" or "D" or "隐患",
        AlertKind.DisasterHardship => row.Code == "是",
        _ => true,
    };

    private sealed record Entry(
        SimulatedHousehold Household, SimulatedPerson Person, DepartmentId Department, string Place, Dictionary<(DepartmentId, int), decimal> Events);
}
