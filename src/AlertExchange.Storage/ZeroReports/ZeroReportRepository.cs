using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.ZeroReports;

/// <summary>Zero reports: at most one stands for a department and period.</summary>
public sealed class ZeroReportRepository
{
    public ZeroReportOutcome Report(WriteScope scope, DepartmentId department, Period period, string by, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>Data came: the standing zero report, if any, is withdrawn and kept in the history. True when there was one.</summary>
    public bool Withdraw(WriteScope scope, DepartmentId department, Period period, string bySubmission, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>Standing and withdrawn ones of a period, oldest first.</summary>
    public IReadOnlyList<ZeroReport> List(ReadScope scope, Period period) => throw new NotImplementedException();
}
