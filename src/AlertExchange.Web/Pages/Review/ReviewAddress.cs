using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Reviewing;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AlertExchange.Web.Pages.Review;

/// <summary>The filters of clerical review as addresses have them: the same on the list, on a case of it and on its workbook.</summary>
public sealed class ReviewAddress
{
    private static readonly string[] Keys = ["department", "period", "kind", "township", "sure", "severe"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public ReviewAddress(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        foreach (var (key, value) in query.Where(q => Keys.Contains(q.Key) && !string.IsNullOrWhiteSpace(q.Value)))
        {
            _values[key] = value.ToString().Trim();
        }
    }

    /// <summary>Bands of the likeliest candidate's probability: id, words, from, below (thousandths).</summary>
    public static IReadOnlyList<(string Id, string Title, int? From, int? Below)> Bands { get; } =
    [
        ("high", "很可能（90% 以上）", 900, null),
        ("middle", "两可（50%—90%）", 500, 900),
        ("low", "不大像（50% 以下）", null, 500),
    ];

    /// <summary>One filter's value, empty where it is not set.</summary>
    public string this[string key] => _values.GetValueOrDefault(key, "");

    public bool IsFiltered => _values.Count > 0;

    /// <summary>Begins with a question mark where there is a filter, else empty.</summary>
    public string Query
    {
        get
        {
            var builder = new QueryBuilder();
            foreach (var key in Keys.Where(_values.ContainsKey))
            {
                builder.Add(key, _values[key]);
            }

            return builder.ToQueryString().Value ?? "";
        }
    }

    public ReviewFilter Filter
    {
        get
        {
            var band = Bands.FirstOrDefault(b => b.Id == this["sure"]);
            return new ReviewFilter
            {
                Department = this["department"] is { Length: > 0 } department ? new DepartmentId(department) : null,
                Period = Period.TryParse(this["period"], out var period) ? period : null,
                Kind = AlertKinds.TryParse(this["kind"], out var kind) ? kind : null,
                Township = this["township"] is { Length: > 0 } township ? township : null,
                ScoreFrom = band.From,
                ScoreBelow = band.Below,
                SevereOnly = this["severe"] == "1",
            };
        }
    }

    /// <summary>The address of a case, with these filters.</summary>
    public string Of(CaseNumber number) => $"/review/{number}{Query}";

    /// <summary>The address of something that a case's page does.</summary>
    public string Of(CaseNumber number, string handler) => Of(number) + (Query.Length == 0 ? "?" : "&") + "handler=" + handler;

    /// <summary>Of a query as <see cref="Query"/> wrote it.</summary>
    public static ReviewAddress Parse(string query) => new(QueryHelpers.ParseQuery(query));
}
