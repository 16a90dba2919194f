namespace AlertExchange.Storage.Lists;

/// <summary>A list beside the table that it is made from.</summary>
/// <param name="Number">The column of the row number in both.</param>
/// <param name="Columns">Every column of the list; the source has them too.</param>
internal sealed record ListTable(string Source, string List, string Number, string Columns)
{
    /// <summary>Makes the list's rows again as the source has them now.</summary>
    public void Renew(WriteScope scope, IReadOnlyList<NumberRange> ranges)
    {
        foreach (var range in ranges.Where(r => r.Length > 1))
        {
            var parameters = new { range.First, range.Last };
            scope.Execute($"DELETE FROM {List} WHERE {Number} BETWEEN @First AND @Last", parameters);
            scope.Execute($"INSERT INTO {List} ({Columns}) SELECT {Columns} FROM {Source} WHERE {Number} BETWEEN @First AND @Last", parameters);
        }

        var alone = ranges.Where(r => r.Length == 1).Select(r => r.First).ToList();
        scope.ExecuteIn($"DELETE FROM {List} WHERE {Number} IN", alone);
        scope.ExecuteIn($"INSERT INTO {List} ({Columns}) SELECT {Columns} FROM {Source} WHERE {Number} IN", alone);
    }
}
