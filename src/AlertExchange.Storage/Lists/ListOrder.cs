namespace AlertExchange.Storage.Lists;

/// <summary>
/// The order of a list. What is not there comes before everything else, on every database; indices of PostgreSQL say so for columns that may
/// be empty (<c>NULLS FIRST</c>), so that they are read in this order and backwards.
/// </summary>
internal static class ListOrder
{
    /// <param name="descending">The whole order the other way round, so that one index serves both.</param>
    /// <param name="columns">The last one tells any two rows apart. A column that may be empty is marked: <c>w.township_code?</c>.</param>
    public static string By(bool descending, params IEnumerable<string> columns) => string.Join(", ", columns.Select(column =>
        column.EndsWith('?')
            ? column.TrimEnd('?') + (descending ? " DESC NULLS LAST" : " ASC NULLS FIRST")
            : column + (descending ? " DESC" : " ASC")));
}
