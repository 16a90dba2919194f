using AlertExchange.Storage.Drafts;

namespace AlertExchange.Pipeline.Uploading;

/// <summary>What sending a file came to.</summary>
public abstract record UploadResult
{
    private UploadResult()
    {
    }

    /// <summary>It is stored and being checked.</summary>
    public sealed record Taken(UploadDraft Draft) : UploadResult;

    /// <summary>It cannot be taken; nothing was kept of it.</summary>
    /// <param name="Message">Chinese: what is wrong and what to do.</param>
    public sealed record Refused(string Message) : UploadResult;
}
