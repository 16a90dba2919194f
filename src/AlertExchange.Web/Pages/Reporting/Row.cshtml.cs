using AlertExchange.Engine.Access;
using AlertExchange.Intake.Rows;
using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Pipeline.Revealing;
using AlertExchange.Storage.Submissions;
using AlertExchange.Web.Masking;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>The way of a single row.</summary>
public sealed class RowModel(OwnFileDesk desk) : ReportingPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Sheet { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Row { get; set; }

    public Submission Submission { get; private set; } = null!;

    public OwnRowStory Story { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (desk.Find(Scope, Id) is not { } submission || await desk.RowAsync(Viewer, submission, Sheet, Row) is not { } story)
        {
            return NotFound();
        }

        (Submission, Story) = (submission, story);
        return Page();
    }

    /// <summary>A masked cell with its 查看.</summary>
    public MaskedValue ValueOf(WrittenCell cell) =>
        new(cell.Text, new RevealSubject.Cell(Submission.SubmissionId, Story.Sheet, Story.Row, cell.Column), cell.Means ?? cell.Heading, Viewer.May(Permission.Reveal));
}
