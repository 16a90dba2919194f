using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Telemetry;

/// <summary>Labels of metrics: each comes from a closed set, so that no file and no caller can make new series.</summary>
internal static class Label
{
    public static KeyValuePair<string, object?> Station(string station) => new("station", station);

    public static KeyValuePair<string, object?> Department(DepartmentId department) => new("department", department.Value);

    public static KeyValuePair<string, object?> Kind(AlertKind kind) => new("kind", kind.Id());

    public static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);

    public static string Of(MatchOutcome outcome) => outcome switch
    {
        MatchOutcome.Definite => "definite",
        MatchOutcome.Possible => "possible",
        MatchOutcome.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    public static string Of(SubmissionState state) => state switch
    {
        SubmissionState.Received => "received",
        SubmissionState.Reading => "reading",
        SubmissionState.Held => "held",
        SubmissionState.Matching => "matching",
        SubmissionState.Accepted => "accepted",
        SubmissionState.Completed => "completed",
        SubmissionState.CompletedWithRejections => "completed-with-rejections",
        SubmissionState.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };
}
