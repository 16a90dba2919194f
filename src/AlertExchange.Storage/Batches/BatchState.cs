namespace AlertExchange.Storage.Batches;

/// <summary>Whether a batch counts.</summary>
public enum BatchState : byte
{
    /// <summary>Of a submission that is being read or held; counts for nothing.</summary>
    Staged = 0,
    /// <summary>Of an accepted submission; its alerts count but those marked dead.</summary>
    Live = 1,
}
