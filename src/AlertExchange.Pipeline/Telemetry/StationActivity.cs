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
    /// <param name="parent">The step it belongs to where the thread does not know it: the store's writer works for everybody.</param>
    public static Activity? Begin(string station, string submissionId, ActivityContext parent = default)
    {
        var activity = ExchangeTelemetry.Source.StartActivity(station, ActivityKind.Internal, parent);
        activity?.SetTag("alertexchange.submission", submissionId);
        return activity;
    }

    public static Activity? About(this Activity? activity, Submission submission) => activity?
        .SetTag("alertexchange.submission", submission.SubmissionId)
        .SetTag("alertexchange.department", submission.Department.Value)
        .SetTag("alertexchange.period", submission.Period.ToString());
}
