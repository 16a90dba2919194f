using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Storage.Batches;

namespace AlertExchange.Storage.Tests;

/// <summary>Alerts as a medical-insurance file gives them, with ids of an area code that is not assigned.</summary>
internal static class Alerts
{
    public static AlertMessage Medical(int row, string submissionId = "S20220820-0001", string citizenId = "341098195203151237", UInt128? id = null) => new()
    {
        AlertId = new AlertId(id ?? (UInt128)row),
        Kind = AlertKind.MedicalCost,
        Department = new DepartmentId("medical-insurance"),
        Place = "341024",
        Period = new Period(2022, 8),
        Subject = new AlertSubject
        {
            Name = "张某某",
            CitizenId = citizenId,
            CitizenIdState = CitizenIdState.Sound,
            Township = "平里镇",
            Village = "某某村",
        },
        Facts = new MedicalCostFacts { YearToDateSelfPay = 10000.00m + row, TotalCost = 68432.10m },
        Source = new AlertSource(submissionId, "8月.xlsx", "Sheet1", row),
    };

    public static AlertMessage[] Medicals(int count, string submissionId = "S20220820-0001", int firstRow = 4) =>
        [.. Enumerable.Range(firstRow, count).Select(row => Medical(row, submissionId))];

    /// <summary>A batch whose event keys are the low halves of the alert ids.</summary>
    public static NewBatch Batch(int number, IReadOnlyList<AlertMessage> alerts) =>
        NewBatch.From(number, alerts, [.. alerts.Select(a => (ulong)a.AlertId.Value)]);
}
