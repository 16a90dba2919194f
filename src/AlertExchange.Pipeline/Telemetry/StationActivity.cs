using System.Diagnostics;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Telemetry;

/// <summary>
/// The steps of a trace. Between stations the bus carries the trace; a submission that another process resumes begins a new one and is
/// found by its number.
/// </summary>
internal static class StationActivity
{
    /// <summary>A step for a submission; null when nobody listens.</summary>
    public static Activity? Begin(string station, string submissionId)
    {
        var activity = ExchangeTelemetry.Source.StartActivity(station);
        activity?.SetTag("alertexchange.submission", submissionId);
        return activity;
    }

    public static Activity? About(this Activity? activity, Submission submission) => activity?
        .SetTag("alertexchange.submission", submission.SubmissionId)
        .SetTag("alertexchange.department", submission.Department.Value)
        .SetTag("alertexchange.period", submission.Period.ToString());
}
