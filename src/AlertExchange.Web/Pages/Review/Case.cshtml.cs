using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Revealing;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Reviews;
using AlertExchange.Web.Access;
using AlertExchange.Web.Masking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AlertExchange.Web.Pages.Review;

/// <summary>One case: the row as it came and the people it may mean, side by side. A decision goes on to the next case of the same list.</summary>
[Needs(Permission.Review)]
public sealed class CaseModel(ReviewCases cases, ReviewDesk desk, ReviewStands stands, ExchangeReports reports, AuditTrail audit) : ViewerPage
{
    private const string QuickUndo = "选错了，撤销重来";
    private const int LongestReason = 500;

    [BindProperty(SupportsGet = true, Name = "number")]
    public string NumberText { get; set; } = "";

    /// <summary>A candidate's number, 0 for none of them.</summary>
    [BindProperty]
    public int? Choice { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The revision that was looked at.</summary>
    [BindProperty]
    public int? Revision { get; set; }

    public ReviewAddress Address => new(Request.Query);

    public CaseNumber Number { get; private set; }

    public ReviewCase Found { get; private set; } = null!;

    public ReviewDraft Draft { get; private set; } = new(ReviewDraft.NothingChosen, "");

    /// <summary>How many of this list wait, and how many of them stand before this one; null where this one is not in it.</summary>
    public (int Count, int Before)? InList { get; private set; }

    /// <summary>The case that the viewer decided on last and its revision then, where that decision still stands and can be undone by one key.</summary>
    public (CaseNumber Case, int Revision)? Undoable { get; private set; }

    public bool CanDecide => Found is { Counts: true, State: ReviewState.Open or ReviewState.Resting, Candidates.Count: > 0 };

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // A row of somebody else's answers like one that does not exist.
        if (!CaseNumber.TryParse(NumberText, out var number) || cases.Find(Scope, number) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        (Number, Found) = (number, found);
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await audit.RecordAsync(Viewer, AuditAction.PersonViewed, Number.ToString(), address: From);
        await stands.LookAsync(Viewer, Address.Query, Number, cancellation);
        Draft = stands.DraftOf(Viewer, Number) ?? Draft;
        if (cases.PlaceOf(Scope, Number) is { Waits: true } place)
        {
            InList = (cases.Count(Scope, Address.Filter), cases.CountBefore(Scope, Address.Filter, place));
        }

        if (stands.Of(Viewer)?.Decided is { } last && last != (Number.BatchId, Number.Ordinal)
            && new CaseNumber(last.BatchId, last.Ordinal) is var decided && cases.DecisionOn(Scope, decided) is { } step && step.By == Viewer.Name)
        {
            Undoable = (decided, step.Revision);
        }
    }

    /// <summary>The weights of one candidate, asked for when somebody wants to see them.</summary>
    public IActionResult OnGetWhy(int candidate) => Found.Candidates.FirstOrDefault(c => c.Number == candidate) is { } one
        ? Partial("_Why", WaterfallView.Of(cases.Explain(Found, one), one))
        : NotFound();

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellation)
    {
        if (Choice is not >= 0)
        {
            return await StayAsync("请先选一名候选人，或选“都不是”。", cancellation);
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return await StayAsync("请写明依据，例如“电话核实”。", cancellation);
        }

        var place = cases.PlaceOf(Scope, Number);
        var request = Ask(Choice == 0 ? null : Choice);
        var result = Choice == 0 ? await desk.RefuseAsync(request, cancellation) : await desk.AcceptAsync(request, cancellation);
        var name = Choice == 0 ? "已记为“都不是”" : $"已确认为候选 {Choice}";
        return await AfterAsync(result, name, place, cancellation);
    }

    /// <summary>One candidate is not meant; the others stay open.</summary>
    public async Task<IActionResult> OnPostRefuseAsync(int candidate, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            return await StayAsync("请写明依据，例如“已去世多年”。", cancellation);
        }

        var place = cases.PlaceOf(Scope, Number);
        var result = await desk.RefuseAsync(Ask(candidate), cancellation);
        if (result is ReviewResult.Done && cases.Find(Scope, Number) is { State: ReviewState.Open })
        {
            await stands.DecidedAsync(Viewer, Address.Query, Number, cancellation);
            Done = $"{Number} 已排除一名候选人，其余的还待核对。";
            return Redirect(Address.Of(Number));
        }

        return await AfterAsync(result, $"已排除候选 {candidate}", place, cancellation);
    }

    public async Task<IActionResult> OnPostSkipAsync(CancellationToken cancellation)
    {
        await KeepAsync(cancellation);
        return Next(cases.PlaceOf(Scope, Number), "这些条件下后面没有了，跳过的仍在列表里。");
    }

    /// <summary>Keeps what was typed so far; the page asks for it by itself.</summary>
    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancellation)
    {
        await KeepAsync(cancellation);
        return StatusCode(StatusCodes.Status204NoContent);
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellation)
    {
        var reason = string.IsNullOrWhiteSpace(Reason) ? QuickUndo : Reason;
        var result = await desk.UndoAsync(new ReviewRequest { Case = Number, Revision = Revision, By = Viewer.Name, Reason = Short(reason), Viewer = Viewer, Address = From }, cancellation);
        if (ReviewWords.Refusal(Number, result, cases.CodeOf) is { } refusal)
        {
            Undone = refusal;
        }
        else
        {
            await stands.UndoneAsync(Viewer, Address.Query, Number, cancellation);
            Done = $"{Number} 的上一个决定已撤销，由它引起的预警和任务已收回。现在可以重新选择。";
        }

        return Redirect(Address.Of(Number));
    }

    /// <summary>A candidate's id, masked, with its 查看.</summary>
    public MaskedValue IdOf(ReviewCandidate candidate) => MaskedValue.OfMember(
        candidate.MaskedId.Length == 0 ? null : candidate.MaskedId, candidate.HouseholdCode, candidate.PersonCode, RevealField.CitizenId, Viewer.May(Permission.Reveal));

    /// <summary>What the department wrote as the id, masked, with its 查看.</summary>
    public MaskedValue WrittenId => MaskedValue.OfRow(Found.MaskedId, Found.SubmissionId, Found.Sheet, Found.Row, RevealField.CitizenId, Viewer.May(Permission.Reveal));

    public string DepartmentName(DepartmentId department) => reports.DepartmentName(department);

    public string Line(ReviewEvent step) => ReviewWords.Line(step, cases.CodeOf);

    private string? From => HttpContext.Connection.RemoteIpAddress?.ToString();

    private ReviewRequest Ask(int? candidate) => new() { Case = Number, Candidate = candidate, Revision = Revision ?? 0, By = Viewer.Name, Reason = Short(Reason!), Viewer = Viewer, Address = From };

    private async Task<IActionResult> AfterAsync(ReviewResult result, string what, IndexedCase? place, CancellationToken cancellation)
    {
        if (ReviewWords.Refusal(Number, result, cases.CodeOf) is { } refusal)
        {
            return await StayAsync(refusal, cancellation);
        }

        await stands.DecidedAsync(Viewer, Address.Query, Number, cancellation);
        Done = ReviewWords.Told(Number, what, ((ReviewResult.Done)result).Followed);
        return Next(place, null);
    }

    private RedirectResult Next(IndexedCase? place, string? atTheEnd)
    {
        if (cases.Next(Scope, Address.Filter, place) is { } next)
        {
            return Redirect(Address.Of(next));
        }

        Done = $"{Done} {atTheEnd ?? "这些条件下后面没有了。"}".Trim();
        return Redirect("/review" + Address.Query);
    }

    private async Task<IActionResult> StayAsync(string why, CancellationToken cancellation)
    {
        await KeepAsync(cancellation);
        Undone = why;
        return Redirect(Address.Of(Number));
    }

    private Task KeepAsync(CancellationToken cancellation) => stands.KeepAsync(Viewer, Number, Choice ?? ReviewDraft.NothingChosen, Reason, cancellation);

    private static string Short(string text) => text.Trim() is { Length: > LongestReason } longer ? longer[..LongestReason] : text.Trim();
}
