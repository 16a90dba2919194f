using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Bureau;

/// <summary>Files that wait because many of their rows were rejected.</summary>
[Needs(Permission.SeeWarnings)]
public sealed class HeldModel(HeldDesk desk, ExchangeReports reports) : ViewerPage
{
    public const int ProblemsShown = 5;

    public ListState State => new(Request.Path, Request.Query);

    /// <summary>With the sentences that its first rejected rows were told.</summary>
    public IReadOnlyList<(Submission File, IReadOnlyList<string> Problems)> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public void OnGet()
    {
        (var files, Count) = desk.Page(Scope, new Paging(State.Page, ListState.PageSize));
        Lines = [.. files.Select(file => (file, Problems(file.SubmissionId)))];
    }

    public async Task<IActionResult> OnPostConfirmAsync(string? id, string? reason, CancellationToken cancellation)
    {
        if (Refused(reason) is { } refused)
        {
            return refused;
        }

        (Done, Undone) = await desk.ConfirmAsync(Viewer, id ?? "", reason!.Trim(), cancellation)
            ? ("已放行：读得懂的行继续处理，退回的行仍由部门更正。", (string?)null)
            : (null, "没有放行：这个文件已不在等待，或者部门后来又报了这个月的文件。");
        return Back();
    }

    public async Task<IActionResult> OnPostReturnAsync(string? id, string? reason, CancellationToken cancellation)
    {
        if (Refused(reason) is { } refused)
        {
            return refused;
        }

        (Done, Undone) = await desk.SendBackAsync(Viewer, id ?? "", reason!.Trim(), cancellation)
            ? ("已退回部门，部门会看到原因，更正后可重新报送。", (string?)null)
            : (null, "没有放行：这个文件已不在等待，或者部门后来又报了这个月的文件。");
        return Back();
    }

    public string DepartmentName(DepartmentId department) => reports.DepartmentName(department);

    private IReadOnlyList<string> Problems(string submissionId) => desk.Find(Scope, submissionId) is { } summary
        ? [.. summary.Rejected.Take(ProblemsShown).Select(r => $"{r.Sheet} 第 {r.Row} 行：{string.Join("；", r.Problems.Select(p => p.Sentence))}")]
        : [];

    private IActionResult? Refused(string? reason)
    {
        if (!Viewer.May(Permission.HandleWarnings))
        {
            return Forbid();
        }

        if (!string.IsNullOrWhiteSpace(reason) && reason.Trim().Length <= HeldDesk.MostReason)
        {
            return null;
        }

        Undone = $"请写明原因，最多 {HeldDesk.MostReason} 个字。";
        return Back();
    }

    private LocalRedirectResult Back() => LocalRedirect(State.ToFilter(("handler", null)));
}
