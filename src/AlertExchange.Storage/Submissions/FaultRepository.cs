namespace AlertExchange.Storage.Submissions;

/// <summary>Every fault that a station recorded, whether or not a later attempt succeeded.</summary>
public sealed class FaultRepository
{
    public void Record(WriteScope scope, string? submissionId, Fault fault, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>The latest first.</summary>
    public IReadOnlyList<RecordedFault> List(ReadScope scope, int atMost) => throw new NotImplementedException();
}
