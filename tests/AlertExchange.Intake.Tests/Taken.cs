using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake.Tests;

/// <summary>What became of a whole file.</summary>
internal sealed record Taken(
    IntakeSession Session,
    IReadOnlyList<AlertMessage> Alerts,
    IReadOnlyList<ulong> EventKeys,
    IReadOnlyList<RejectedRow> Rejected)
{
    public IntakeReport Report => Session.Report;

    public IEnumerable<string> RemarkCodes => Alerts.SelectMany(a => a.Remarks).Select(r => r.Code);

    public IEnumerable<string> ProblemCodes => Rejected.SelectMany(r => r.Problems).Select(p => p.Code);
}
