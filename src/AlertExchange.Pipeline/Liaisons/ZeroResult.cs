using AlertExchange.Storage.ZeroReports;

namespace AlertExchange.Pipeline.Liaisons;

/// <summary>What a zero report, or taking one back, came to.</summary>
public abstract record ZeroResult
{
    private ZeroResult()
    {
    }

    public sealed record Done(ZeroReport Report) : ZeroResult;

    /// <summary>One stands already.</summary>
    public sealed record Before(ZeroReport Report) : ZeroResult;

    /// <summary>Data were sent for the month.</summary>
    public sealed record DataExist(string SubmissionId) : ZeroResult;

    /// <summary>Nothing was written.</summary>
    /// <param name="Message">Chinese: what to put right.</param>
    public sealed record Wrong(string Message) : ZeroResult;
}
