namespace AlertExchange.Storage.Batches;

/// <summary>Why an alert no longer counts.</summary>
public enum DeathReason : byte
{
    /// <summary>A later file of the same department, kind and period has the same row.</summary>
    Superseded = 1,
    /// <summary>A later file of the same department, kind and period no longer has it.</summary>
    Withdrawn = 2,
}
