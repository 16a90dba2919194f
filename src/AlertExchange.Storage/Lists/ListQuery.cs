namespace AlertExchange.Storage.Lists;

/// <summary>
/// A list that the database filters, orders and cuts. Let <paramref name="From"/> be the narrow table with the filters, ask a page of its numbers
/// and load what is shown of them by number: then a page costs the same whatever stands before it.
/// </summary>
/// <param name="From">What follows FROM.</param>
/// <param name="OrderBy">See <see cref="ListOrder"/>.</param>
internal sealed record ListQuery(string From, Conditions Where, string OrderBy)
{
    public int Count(ReadScope scope) => scope.First<int>($"SELECT COUNT(*) FROM {From} {Where}", Where.Parameters);

    /// <param name="columns">What follows SELECT.</param>
    public IReadOnlyList<T> Page<T>(ReadScope scope, string columns, Paging paging)
    {
        var parameters = Where.Parameters;
        parameters.Add("take", paging.Size);
        parameters.Add("skip", paging.Skip);
        return scope.Query<T>($"SELECT {columns} FROM {From} {Where} ORDER BY {OrderBy} LIMIT @take OFFSET @skip", parameters);
    }

    /// <summary>The whole list in its order, read while the scope is open.</summary>
    public IEnumerable<T> Stream<T>(ReadScope scope, string columns) => scope.Stream<T>($"SELECT {columns} FROM {From} {Where} ORDER BY {OrderBy}", Where.Parameters);
}
