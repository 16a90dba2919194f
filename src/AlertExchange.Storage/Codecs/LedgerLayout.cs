namespace AlertExchange.Storage.Codecs;

/// <summary>Where each column of a batch of ledger entries begins.</summary>
internal readonly record struct LedgerLayout
{
    /// <param name="hasKeys">True in version 2, which repeated the alerts' ids and event keys.</param>
    public LedgerLayout(int count, LedgerParts parts, bool hasKeys)
    {
        (Count, Parts, HasKeys) = (count, parts, hasKeys);
        long at = LedgerColumns.HeadLength + 4L * count;
        Households = Next(4);
        Persons = Next(4);
        AlertIds = Next(hasKeys ? 16 : 0);
        EventKeys = Next(hasKeys ? 8 : 0);
        Scales = Next(Has(LedgerParts.Measures) ? 1 : 0);
        Measures = Next(!Has(LedgerParts.Measures) ? 0 : Has(LedgerParts.WideMeasures) ? 12 : 4);
        Days = Next(Has(LedgerParts.Days) ? 4 : 0);
        Codes = Next(Has(LedgerParts.Codes) ? 4 : 0);
        SchoolYears = Next(Has(LedgerParts.SchoolYears) ? 4 : 0);
        End = at;

        // Where the bytes are fewer than the end, no column is ever asked for.
        int Next(int width)
        {
            var start = at;
            at += (long)width * count;
            return unchecked((int)start);
        }

        bool Has(LedgerParts part) => (parts & part) != 0;
    }

    public int Count { get; }

    public LedgerParts Parts { get; }

    public bool HasKeys { get; }

    public int Households { get; }

    public int Persons { get; }

    public int AlertIds { get; }

    public int EventKeys { get; }

    public int Scales { get; }

    public int Measures { get; }

    public int Days { get; }

    public int Codes { get; }

    public int SchoolYears { get; }

    /// <summary>Behind the columns stand the wide keys (their count in 4 bytes, then 8 bytes each) and the texts of the codes.</summary>
    public long End { get; }
}
