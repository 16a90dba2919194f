using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Audit;

/// <summary>The audit log with filters; verified and taken away from here.</summary>
[Needs(Permission.SeeAudit)]
public sealed class AuditModel(AuditDesk desk, PlaceClock clock) : ViewerPage
{
    private const int ShortestWhy = 4;
    private const int LongestWhy = 100;

    public ListState State { get; private set; } = null!;

    public AuditFilter Filter { get; private set; } = new();

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public int Count { get; private set; }

    public AuditEntry? LastVerified { get; private set; }

    public bool IsFiltered => Filter != new AuditFilter();

    public string ExportAddress => State.ToFilter(("handler", "Export"));

    public void OnGet() => Show();

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellation)
    {
        var verification = await desk.VerifyAsync(Viewer, cancellation);
        Done = verification.IsSound ? "核验完成：" + AuditTexts.Of(verification) : null;
        Undone = verification.IsSound ? null : AuditTexts.Of(verification);
        return Redirect("/audit");
    }

    public async Task<IActionResult> OnPostExportAsync(string? why)
    {
        if (why?.Trim() is not { Length: >= ShortestWhy and <= LongestWhy } purpose)
        {
            Undone = $"导出前请写明用途，{ShortestWhy} 至 {LongestWhy} 个字。";
            return Redirect(new ListState("/audit", Request.Query).ToFilter(("handler", null)));
        }

        ReadFilter();
        // Rows are written as they are read; the writer of .csv does not wait.
        HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{clock.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.csv\"";
        await desk.ExportAsync(Viewer, Filter, purpose, Response.Body);
        return new EmptyResult();
    }

    private void Show()
    {
        ReadFilter();
        (Entries, Count) = desk.Page(Filter, new Paging(State.Page, ListState.PageSize));
        LastVerified = desk.LastVerified();
    }

    private void ReadFilter()
    {
        State = new ListState("/audit", Request.Query);
        Filter = new AuditFilter(
            Begin(State["from"], 0), Begin(State["to"], 1), Given(State["login"]?.ToLowerInvariant()),
            Enum.TryParse<AuditAction>(State["action"], out var action) && Enum.IsDefined(action) ? action : null, Given(State["subject"]));
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static DateTimeOffset? Begin(string day, int later) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date > DateOnly.MinValue && date < DateOnly.MaxValue
            ? PlaceClock.BeginOf(date.AddDays(later))
            : null;
}
