namespace AlertExchange.Storage.Audit;

/// <summary>Whether the mark outside the database could be read.</summary>
internal enum AuditMarkState
{
    Missing,
    /// <summary>Not written by this installation, or damaged.</summary>
    Foreign,
    /// <summary>Another process holds it: nothing is known.</summary>
    Busy,
    Sound,
}
