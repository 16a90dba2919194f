namespace AlertExchange.Storage.Bureau;

/// <summary>How far everything has come that figures are counted from; while it stays the same, figures do.</summary>
/// <param name="Revision">Of warnings, tasks and batches.</param>
/// <param name="ZeroReports">Made and withdrawn ones.</param>
public sealed record CountMark(long Revision, long SubmissionEvents, long ZeroReports, long ReviewEvents, long Silences);
