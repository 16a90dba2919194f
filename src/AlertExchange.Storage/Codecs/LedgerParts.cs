namespace AlertExchange.Storage.Codecs;

/// <summary>Which columns a batch of ledger entries has; a column that would be empty is not written.</summary>
[Flags]
internal enum LedgerParts : byte
{
    None = 0,
    Measures = 1,
    /// <summary>12 bytes a measure instead of 4.</summary>
    WideMeasures = 2,
    Days = 4,
    Codes = 8,
    SchoolYears = 16,
}
