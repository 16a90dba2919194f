using AlertExchange.Engine.Access;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AlertExchange.Web.Pages.Tasks;

/// <summary>One task, on a telephone in a yard: why, who, what to look at, and the outcome.</summary>
[Needs(Permission.SeeTasks)]
[RequestSizeLimit(MaxRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxRequest, MemoryBufferThreshold = MaxRequest)]
public sealed class TaskDetailModel(TaskInbox inbox, VerificationDesk desk, AuditTrail audit) : ViewerPage
{
    // Kept in memory: a plain temporary file with pictures of people would outlive a kill.
    private const int MaxRequest = (PhotoCheck.MaxPhotos * PhotoCheck.MaxBytes) + (1 << 20);

    private const string Gone = "没有交上：这个任务已收回或转走，不在您这里了。您写的内容在“核查任务”页上还能看到。";

    public TaskPaper Paper { get; private set; } = null!;

    [BindProperty]
    public OutcomeForm Form { get; set; } = new();

    /// <summary>What has to be put right before the form can be sent.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public DateOnly Today => inbox.Today;

    public string NameOf(string code) => inbox.NameOf(code);

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (inbox.Find(Viewer, id) is not { } paper)
        {
            return NotFound();
        }

        Form = new OutcomeForm { Revision = paper.Card.Revision, FormId = Guid.NewGuid().ToString("N"), VisitedOn = Today };
        return await ShowAsync(paper);
    }

    /// <summary>A step without a form of its own: accepting, handing on, asking, answering, confirming, returning.</summary>
    public async Task<IActionResult> OnPostAsync(string id, TaskAction action, long revision, string? place, string? note, CancellationToken cancellation)
    {
        // An outcome has a form of its own; where a household lies is said at /unplaced.
        if (!Enum.IsDefined(action) || action is TaskAction.Report or TaskAction.Place)
        {
            return BadRequest();
        }

        var answer = await desk.ActAsync(Viewer, new TaskRequest { TaskId = id, Action = action, Revision = revision, PlaceCode = place, Note = note, Address = Address }, cancellation);
        switch (answer)
        {
            case TaskAnswer.NoSuchTask:
                return NotFound();
            case TaskAnswer.Done:
                Done = $"已{action.Title()}。";
                // A village that gave it back sees it no more.
                return action == TaskAction.GiveBack ? Redirect("/tasks") : Redirect($"/tasks/{id}");
            case TaskAnswer.WentOn or TaskAnswer.Refused:
                (Problems, Form.Note) = ([answer is TaskAnswer.WentOn wentOn ? VerificationTexts.WentOn(wentOn, NameOf) : VerificationTexts.Of(((TaskAnswer.Refused)answer).Why)], note);
                return await AgainAsync(id, StatusCodes.Status409Conflict);
            default:
                throw new InvalidOperationException("Unknown answer to a step.");
        }
    }

    /// <summary>The outcome. The same form sent twice is taken once, so that a telephone may send it again when it does not know.</summary>
    public async Task<IActionResult> OnPostReportAsync(string id, CancellationToken cancellation)
    {
        if (inbox.Find(Viewer, id) is null)
        {
            return IsScript ? Told(StatusCodes.Status404NotFound, "gone", Gone) : NotFound();
        }

        // A day that cannot be read is not today.
        if (ModelState.GetFieldValidationState("Form.VisitedOn") == ModelValidationState.Invalid)
        {
            return await IncompleteAsync(id, ["入户日期看不懂，请写成 2026-10-20 这样。"]);
        }

        var photos = await PhotosAsync(cancellation);
        if (photos is null)
        {
            return await IncompleteAsync(id, [$"照片没有采用：只收 JPG、PNG 图片，每张不超过 5 MB，最多 {PhotoCheck.MaxPhotos} 张。请重新选择。"]);
        }

        var answer = await desk.ActAsync(Viewer, Form.ToRequest(id, Today, photos, Address), cancellation);
        return answer switch
        {
            TaskAnswer.NoSuchTask => IsScript ? Told(StatusCodes.Status404NotFound, "gone", Gone) : NotFound(),
            TaskAnswer.Done done => Reported(id, done),
            TaskAnswer.WentOn wentOn => await WentOnAsync(id, wentOn),
            TaskAnswer.Refused refused => await IncompleteAsync(id, [VerificationTexts.Of(refused.Why)]),
            TaskAnswer.Incomplete incomplete => await IncompleteAsync(id, [.. incomplete.Problems.Select(VerificationTexts.Of)]),
            _ => throw new InvalidOperationException("Unknown answer to an outcome."),
        };
    }

    private string? Address => HttpContext.Connection.RemoteIpAddress?.ToString();

    // A page of ours that sends with script and shows the answer itself.
    private bool IsScript => Request.Headers["X-Sent-By"] == "script";

    private IActionResult Reported(string id, TaskAnswer.Done done)
    {
        var kind = done.Step.Outcome?.Kind.Title();
        Done = done.Before ? $"这份结论（{kind}）已经收到过，没有重复登记。" : $"已反馈：{kind}。";
        var next = Viewer.Role == Role.Bureau || done.Step.Outcome?.Kind == OutcomeKind.AidFirst ? $"/tasks/{id}" : "/tasks";
        return IsScript ? Told(StatusCodes.Status200OK, "done", Done, next) : Redirect(next);
    }

    private async Task<IActionResult> WentOnAsync(string id, TaskAnswer.WentOn answer)
    {
        var told = VerificationTexts.WentOn(answer, NameOf);
        if (IsScript)
        {
            return Told(StatusCodes.Status409Conflict, "changed", told, revision: answer.Now.Revision);
        }

        Problems = [told];
        return await AgainAsync(id, StatusCodes.Status409Conflict);
    }

    private async Task<IActionResult> IncompleteAsync(string id, IReadOnlyList<string> problems)
    {
        if (IsScript)
        {
            return Told(StatusCodes.Status422UnprocessableEntity, "incomplete", string.Join(" ", problems));
        }

        Problems = problems;
        return await AgainAsync(id, StatusCodes.Status422UnprocessableEntity);
    }

    // The form as it was typed, under the task as it stands now.
    private async Task<IActionResult> AgainAsync(string id, int status)
    {
        if (inbox.Find(Viewer, id) is not { } paper)
        {
            return NotFound();
        }

        Form.Revision = paper.Card.Revision;
        Form.FormId ??= Guid.NewGuid().ToString("N");
        ModelState.Clear();
        Response.StatusCode = status;
        return await ShowAsync(paper);
    }

    // Whoever sees the page has seen a household, whichever way it came up.
    private async Task<PageResult> ShowAsync(TaskPaper paper)
    {
        Paper = paper;
        await audit.RecordAsync(Viewer, AuditAction.PersonViewed, paper.Card.HouseholdCode, details: paper.Card.Task.TaskId, address: Address);
        return Page();
    }

    private JsonResult Told(int status, string state, string message, string? next = null, long? revision = null)
    {
        // The next page is where the browser goes by itself: told there, not here.
        if (state != "done")
        {
            Done = null;
        }

        return new JsonResult(new { state, message, next, revision }) { StatusCode = status };
    }

    private async Task<IReadOnlyList<TakenPhoto>?> PhotosAsync(CancellationToken cancellation)
    {
        var files = Form.Photos.Where(f => f.Length > 0).ToList();
        if (files.Count > PhotoCheck.MaxPhotos || files.Exists(f => f.Length > PhotoCheck.MaxBytes))
        {
            return null;
        }

        var taken = new List<TakenPhoto>();
        foreach (var file in files)
        {
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellation);
            if (PhotoCheck.Take(content.GetBuffer().AsSpan(0, (int)content.Length)) is not { } photo)
            {
                return null;
            }

            taken.Add(photo);
        }

        return taken;
    }
}
