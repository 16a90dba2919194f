using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Pipeline.Liaisons;

/// <summary>How one department stands with one month.</summary>
/// <param name="State">Null for a month that nothing is asked of: before this place began, or not begun yet.</param>
/// <param name="Deadline">The last day, inclusive; null for a department that reports as things happen.</param>
/// <param name="Files">Files that count, corrections included.</param>
/// <param name="IsOver">True for months before the one that is running.</param>
public sealed record MonthDuty(Period Period, ReportingState? State, DateOnly? Deadline, int Files, bool WasCorrected, DateTime? LastAt, bool IsOver)
{
    /// <summary>True where something has yet to be reported.</summary>
    public bool IsOpen => State is ReportingState.NotDueYet or ReportingState.Missing;
}
