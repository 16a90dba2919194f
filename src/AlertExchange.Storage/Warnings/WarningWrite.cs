using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Warnings;

/// <summary>
/// A change of a warning, where its household lies, and the submission that brought it about. It is put into the form of the table where it is
/// made: while others are written, not while they wait for it.
/// </summary>
public sealed class WarningWrite
{
    /// <param name="change">What happened, and the warning after it.</param>
    /// <param name="place">Where the household lies.</param>
    /// <param name="submissionId">The submission behind it.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="isNew">
    /// The writing transaction knows that there is no such warning yet: it need not be looked for. Where that is wrong the write is refused.
    /// </param>
    public WarningWrite(WarningChange change, Placement place, string submissionId, DateTimeOffset at, bool isNew = false)
    {
        var (warning, due) = (change.Warning, change.Warning.Due);
        (Household, Person, Kind, Department, Period) = (due.Household, due.Person, due.Kind, due.Department.Value, due.Period);
        (Rule, Threshold, Clause, Colour, PolicyVersion) = (due.Rule, due.Threshold, due.Clause, due.Colour, warning.PolicyVersion);
        (Change, Place, SubmissionId, At, IsNew) = (change.Kind, place, submissionId, at, isNew);
        (Status, Level, RaisedOn, RosterVersion, WindowYear) = (warning.Status, warning.Level, warning.RaisedOn, warning.RosterVersion, due.WindowYear);
        Id = Columns.Number(due.WarningId.Value, WarningRecord.IdPrefix);
        Measure = Columns.Text(due.Measure);
        MeasureFen = due.Measure is { } figure ? (long)decimal.Round(figure * 100, MidpointRounding.AwayFromZero) : null;
        EscalatedAt = warning.EscalatedAt is { } since && due.Measure is { } now && since.Equals(now) && since.Scale == now.Scale ? Measure : Columns.Text(warning.EscalatedAt);
        Before = change.Kind == WarningChangeKind.Escalate && warning.Steps is [.., var before] ? before : null;
        Alerts = Columns.Bytes(due.Alerts);
        EventKeys = Columns.Bytes(due.EventKeys);
    }

    public SubjectKey Household { get; }

    internal SubjectKey Person { get; }

    internal AlertKind Kind { get; }

    internal string Department { get; }

    internal Period Period { get; }

    internal string Rule { get; }

    internal string Threshold { get; }

    internal string Clause { get; }

    internal string? Colour { get; }

    internal string PolicyVersion { get; }

    internal WarningChangeKind Change { get; }

    internal Placement Place { get; }

    internal string SubmissionId { get; }

    internal DateTimeOffset At { get; }

    internal bool IsNew { get; }

    internal WarningStatus Status { get; }

    internal int Level { get; }

    internal DateOnly RaisedOn { get; }

    internal int RosterVersion { get; }

    internal int WindowYear { get; }

    internal long Id { get; }

    internal string? Measure { get; }

    /// <summary>The same in hundredths of a yuan, to order by.</summary>
    internal long? MeasureFen { get; }

    internal string? EscalatedAt { get; }

    /// <summary>How it stood, when this is a step-up.</summary>
    internal WarningStep? Before { get; }

    internal byte[] Alerts { get; }

    internal byte[] EventKeys { get; }
}
