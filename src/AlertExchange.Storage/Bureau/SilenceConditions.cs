namespace AlertExchange.Storage.Bureau;

/// <summary>Silences in SQL: whether one that runs at <c>@now</c> covers a row of the table warning that a statement calls w.</summary>
internal static class SilenceConditions
{
    private const string Runs = "s.starts_at <= @now AND s.ends_at > @now";

    private const string Rest =
        "(s.\"rule\" IS NULL OR s.\"rule\" = w.\"rule\") AND (s.department IS NULL OR s.department = w.department) AND (s.township_code IS NULL OR s.township_code = w.township_code)";

    /// <summary>Two look-ups: nearly every silence names a household, and the few that do not are read each time.</summary>
    public const string Covers =
        $"""
        EXISTS (SELECT 1 FROM silence s WHERE s.household_key = w.household_key AND {Runs} AND {Rest})
        OR EXISTS (SELECT 1 FROM silence s WHERE s.household_key IS NULL AND {Runs} AND {Rest})
        """;
}
