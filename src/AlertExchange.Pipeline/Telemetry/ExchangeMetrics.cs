using System.Diagnostics;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Intake.Forms;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Telemetry;

/// <summary>
/// What the stations of one exchange count, time and log. Called after the commit: work that is rolled back and done again counts once.
/// </summary>
internal sealed partial class ExchangeMetrics(ExchangeSettings settings, FormCatalog forms, ILogger<ExchangeMetrics> log)
{
    private readonly HashSet<string> _departments = [.. forms.Departments.Select(d => d.Id.Value)];

    /// <summary>What all figures of this exchange carry: the county, where the settings name one.</summary>
    public KeyValuePair<string, object?>[] Labels { get; } = settings.County.Length == 0 ? [] : [new("county", settings.County)];

    /// <summary>A submission came to an end, or its sender was told at once why not.</summary>
    /// <param name="outcome">A state, <c>refused</c> or <c>same-file</c>.</param>
    public void Submitted(DepartmentId department, string outcome)
    {
        ExchangeTelemetry.Submissions.Add(1, Tags(Of(department), Label.Outcome(outcome)));
        LogSubmitted(log, (string)Of(department).Value!, outcome);
    }

    public void FileRead(Submission submission, int accepted, int rejected, TimeSpan took)
    {
        var department = Of(submission.Department);
        ExchangeTelemetry.Rows.Add(accepted, Tags(department, Label.Outcome("accepted")));
        ExchangeTelemetry.Rows.Add(rejected, Tags(department, Label.Outcome("rejected")));
        ExchangeTelemetry.ReadingDuration.Record(took.TotalSeconds, Tags(department));
        ExchangeTelemetry.ReadingRate.Record((accepted + rejected) / Math.Max(took.TotalSeconds, 0.001), Tags());
        LogRead(log, submission.SubmissionId, accepted, rejected, took.TotalSeconds);
    }

    public void BatchMatched(AlertKind kind, int definite, int possible, int none, TimeSpan took)
    {
        var label = Label.Kind(kind);
        ExchangeTelemetry.Batches.Add(1, Tags(label));
        ExchangeTelemetry.Matches.Add(definite, Tags(label, Label.Outcome(Label.Of(MatchOutcome.Definite))));
        ExchangeTelemetry.Matches.Add(possible, Tags(label, Label.Outcome(Label.Of(MatchOutcome.Possible))));
        ExchangeTelemetry.Matches.Add(none, Tags(label, Label.Outcome(Label.Of(MatchOutcome.None))));
        ExchangeTelemetry.MatchingDuration.Record(took.TotalSeconds, Tags(label));
    }

    public void Assessed(Submission submission, int households, int warnings, int tasks, TimeSpan took)
    {
        var department = Of(submission.Department);
        ExchangeTelemetry.Households.Add(households, Tags(department));
        ExchangeTelemetry.Warnings.Add(warnings, Tags(department));
        ExchangeTelemetry.Tasks.Add(tasks, Tags(department));
        ExchangeTelemetry.AssessingDuration.Record(took.TotalSeconds, Tags(department));
        LogAssessed(log, submission.SubmissionId, households, warnings, tasks, took.TotalSeconds);
    }

    public void Waited(string station, TimeSpan waited) => ExchangeTelemetry.StationWait.Record(Math.Max(0, waited.TotalSeconds), Tags(Label.Station(station)));

    public void Worked(string station, TimeSpan took, bool faulted) =>
        ExchangeTelemetry.StationDuration.Record(took.TotalSeconds, Tags(Label.Station(station), Label.Outcome(faulted ? "fault" : "done")));

    [LoggerMessage(1001, LogLevel.Information, "A file of {Department} was handed in: {Outcome}")]
    private static partial void LogSubmitted(ILogger log, string department, string outcome);

    [LoggerMessage(1002, LogLevel.Information, "{Submission} read: {Accepted} rows accepted, {Rejected} rejected, {Seconds} s")]
    private static partial void LogRead(ILogger log, string submission, int accepted, int rejected, double seconds);

    [LoggerMessage(1003, LogLevel.Information, "{Submission} assessed: {Households} households, {Warnings} warnings and {Tasks} tasks changed, {Seconds} s")]
    private static partial void LogAssessed(ILogger log, string submission, int households, int warnings, int tasks, double seconds);

    // A department is a file in config/departments; a name that is none must not make a series of its own.
    private KeyValuePair<string, object?> Of(DepartmentId department) => Label.Department(_departments.Contains(department.Value) ? department : new DepartmentId("other"));

    private TagList Tags(params ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var tags = new TagList(Labels);
        foreach (var label in labels)
        {
            tags.Add(label);
        }

        return tags;
    }
}
