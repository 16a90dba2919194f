using AlertExchange.Pipeline;
using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Pipeline.Reporting;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>回执: what was handed in, to be printed and kept.</summary>
public sealed class ReceiptModel(OwnFileDesk files, ExchangeReports reports) : ReportingPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public OwnFileStory Story { get; private set; } = null!;

    public string DepartmentName { get; private set; } = "";

    public (double? Part, string Text) Progress => files.ProgressOf(Story.Submission);

    public bool IsUnderWay => SubmissionTexts.IsUnderWay(Story.Submission);

    public string ReceivedAt => PlaceClock.AtPlace(Story.Submission.ReceivedAt).ToString("yyyy-MM-dd HH:mm:ss");

    public IActionResult OnGet() => TryLoad() ? Page() : NotFound();

    /// <summary>The part that is asked again and again while the file is under way.</summary>
    public IActionResult OnGetProgress()
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        if (!IsUnderWay)
        {
            Response.Headers["HX-Refresh"] = "true";
        }

        return Partial("_ReceiptProgress", this);
    }

    private bool TryLoad()
    {
        if (files.Story(Scope, Id) is not { } story)
        {
            return false;
        }

        Story = story;
        DepartmentName = reports.DepartmentName(Department);
        return true;
    }
}
