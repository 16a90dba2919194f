namespace AlertExchange.Storage.ZeroReports;

/// <summary>What a zero report came to.</summary>
public abstract record ZeroReportOutcome
{
    public sealed record Recorded(ZeroReport Report) : ZeroReportOutcome;

    /// <summary>One stands already; nothing changed.</summary>
    public sealed record AlreadyRecorded(ZeroReport Report) : ZeroReportOutcome;

    /// <summary>Refused: the department has sent data for the period.</summary>
    public sealed record DataExist(string SubmissionId) : ZeroReportOutcome;
}
