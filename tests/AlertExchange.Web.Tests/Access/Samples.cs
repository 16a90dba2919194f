using System.Globalization;
using System.Text.RegularExpressions;
using AlertExchange.Contracts.Notices;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Pipeline.Households;
using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Reporting;
using AlertExchange.Web.Tests.Support;
using AlertExchange.Web.Tests.Tasks;

namespace AlertExchange.Web.Tests.Access;

/// <summary>What stands in the braces of a route: something that is in the county.</summary>
internal sealed partial class Samples(ServedCounty county, Role role = Role.Bureau)
{
    private readonly Dictionary<string, Func<string>> _values = new(StringComparer.Ordinal)
    {
        ["/connections/webhooks/{name}:name"] = () => WebhookOf(county),
        ["submissionId"] = () => "S20261020-0001",
        ["warningId"] = () => "W-0000000000000000",
        ["taskId"] = () => "T-0000000000000000",
        ["version"] = () => "1",
        ["/reporting/drafts/{id}:id"] = () => DraftOf(county),
        ["/reporting/receipts/{id}:id"] = () => FileOf(county),
        ["/reporting/files/{id}:id"] = () => FileOf(county),
        ["/reporting/files/{id}/rows/{sheet}/{row:int}:id"] = () => FileOf(county),
        ["sheet"] = () => RowOf(county).Sheet,
        ["row"] = () => RowOf(county).Row,
        ["/problem/{code:int}:code"] = () => "404",
        ["/accounts/{number:long}:number"] = () => county.AccountOf(county.ViewerOf(Role.Village)).AccountNo.ToString(CultureInfo.InvariantCulture),
        ["/households/{code}:code"] = () => HouseholdOf(county),
        ["/warnings/{id}:id"] = () => county.Store.Read(scope => county.Store.Warnings.ReadByPeriod(scope, ServedCounty.Month).First().Warning.Due.WarningId.Value),
        ["department"] = () => "medical-insurance",
        ["/tasks/{id}:id"] = () => SomeTasks.HandedOn(county),
        ["/tasks/{id}/form:id"] = () => SomeTasks.HandedOn(county),
        ["/tasks/{id}/photos/{revision:long}/{position:int}:id"] = () => SomeTasks.HandedOn(county),
        ["revision"] = () => "1",
        ["position"] = () => "0",
        ["/review/{number}:number"] = () => county.Get<ReviewCases>().Next(RowScope.County, new ReviewFilter(), null)!.Value.ToString(),
        ["/roster/drafts/{draft}:draft"] = () => DeskSamples.Draft(county),
        ["/roster/findings/{version:int}:version"] = () => "1",
        ["/dead-letters/{letter}:letter"] = () => DeskSamples.Letter(county),
    };

    /// <exception cref="AssertionException">No sample is known for a parameter of the route.</exception>
    public string Fill(string pattern) => Parameters().Replace(pattern, match => match.Groups["name"].Value is var name && _values.TryGetValue(pattern + ":" + name, out var own)
        ? own()
        : _values.TryGetValue(name, out var value) ? value() : throw new AssertionException($"Give a sample for {{{name}}} of {pattern}.")) + QueryOf(pattern);

    /// <summary>One that a village may see.</summary>
    private static string HouseholdOf(ServedCounty county) => county.Store.Read(scope => county.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month)
        .First(t => !t.Task.Household.IsOffRoster && t.Task.Place.VillageCode == county.BusiestPlace().Village).HouseholdCode);

    /// <summary>What an address asks for behind its path, where it is no page without it.</summary>
    private string QueryOf(string pattern) => pattern != "/reveal" ? "" : role == Role.Liaison ? RevealOfRow() : RevealOfMember(HouseholdOf(county));

    private string RevealOfMember(string household) =>
        $"?household={household}&field=CitizenId&person={county.Get<HouseholdDesk>().Find(RowScope.County, household)!.Members.First(m => m.MaskedId is not null).Code}";

    private string RevealOfRow()
    {
        var rows = county.Get<OwnFileDesk>();
        var file = rows.Find(county.ViewerOf(Role.Liaison).Rows, FileOf(county))!;
        var row = rows.Rows(file, OwnRowFilter.Definite, new Paging(1, 10)).Rows.First(r => r.CitizenId.Length > 0);
        return $"?file={file.SubmissionId}&sheet={Uri.EscapeDataString(row.Sheet)}&line={row.Row}&field=CitizenId";
    }

    private static string WebhookOf(ServedCounty county)
    {
        var request = new WebhookRequest { Name = "sample", Url = "https://hooks.example.org/alerts", Events = NoticeKinds.All };
        county.Get<WebhookDesk>().AddAsync(request, county.ViewerOf(Role.Administrator), CancellationToken.None).GetAwaiter().GetResult();
        return request.Name;
    }

    private static string DraftOf(ServedCounty county)
    {
        using var liaison = LiaisonClient.OfAsync(county).GetAwaiter().GetResult();
        return liaison.CheckedAsync("看看.csv", Insured.Csv(500, 3)).GetAwaiter().GetResult().Split('/')[^1];
    }

    private static (string Sheet, string Row) RowOf(ServedCounty county)
    {
        using var liaison = LiaisonClient.OfAsync(county).GetAwaiter().GetResult();
        var link = RowLink().Match(liaison.ReadAsync($"/reporting/files/{FileOf(county)}").GetAwaiter().GetResult());
        return (link.Groups["sheet"].Value, link.Groups["row"].Value);
    }

    private static string FileOf(ServedCounty county) =>
        county.Store.Read(scope => county.Store.SubmissionLists.Standing(scope, county.ViewerOf(Role.Liaison).Department!.Value, ServedCounty.Month))[0].SubmissionId;

    [GeneratedRegex("/rows/(?<sheet>[^/\"]+)/(?<row>[0-9]+)\"")]
    private static partial Regex RowLink();

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameters();
}
