namespace AlertExchange.Storage.Ledger;

/// <summary>The feed that keeps an in-memory ledger up to date.</summary>
public sealed class LedgerRepository
{
    /// <summary>The newest revision; 0 when nothing was ever accepted.</summary>
    public long LatestRevision(ReadScope scope) => throw new NotImplementedException();

    /// <summary>Live batches changed after a revision, in the order of their revisions, streamed while the scope is open. Staged batches never show.</summary>
    public IEnumerable<LedgerChange> ReadChanges(ReadScope scope, long sinceRevision) => throw new NotImplementedException();
}
