using Microsoft.AspNetCore.Http.Extensions;

namespace AlertExchange.Web.Lists;

/// <summary>
/// Where a list stands: its address says it all, so that a link, a bookmark and the back button show the same rows. <c>p</c> is the page,
/// <c>sort</c> the column, with a minus before it where the order is descending; everything else is the list's own filters.
/// </summary>
public sealed class ListState(string path, IQueryCollection query)
{
    public const int PageSize = 50;

    private const string PageKey = "p";
    private const string SortKey = "sort";

    /// <summary>1-based; what is no number is the first page.</summary>
    public int Page { get; } = int.TryParse(query[PageKey], out var page) && page > 0 ? page : 1;

    /// <summary>The column without its sign; empty where the list's own order holds.</summary>
    public string Sort { get; } = query[SortKey].ToString().TrimStart('-');

    public bool Descending { get; } = query[SortKey].ToString().StartsWith('-');

    /// <summary>One filter's value, empty where it is not set.</summary>
    public string this[string key] => query[key].ToString().Trim();

    /// <summary>The address of another page of the same list.</summary>
    public string ToPage(int page) => With((PageKey, page <= 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The address with another order: by this column, and the other way round where it is by this column already.</summary>
    public string ToSort(string column) => With((PageKey, null), (SortKey, Sort == column && !Descending ? "-" + column : column));

    /// <summary>The address with other filters, on its first page; a value of null takes a filter away.</summary>
    public string ToFilter(params (string Key, string? Value)[] changes) => With([(PageKey, null), .. changes]);

    /// <summary>How a heading tells assistive technology the order.</summary>
    public string AriaSort(string column) => Sort != column ? "none" : Descending ? "descending" : "ascending";

    private string With(params (string Key, string? Value)[] changes)
    {
        var changed = changes.ToDictionary(c => c.Key, c => c.Value);
        var builder = new QueryBuilder();
        foreach (var (key, values) in query.Where(q => !changed.ContainsKey(q.Key)))
        {
            foreach (var value in values.Where(v => !string.IsNullOrEmpty(v)))
            {
                builder.Add(key, value!);
            }
        }

        foreach (var (key, value) in changed.Where(c => !string.IsNullOrEmpty(c.Value)))
        {
            builder.Add(key, value!);
        }

        return path + builder.ToQueryString();
    }
}
