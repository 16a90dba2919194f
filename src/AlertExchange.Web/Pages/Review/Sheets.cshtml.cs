using AlertExchange.Engine.Access;
using AlertExchange.Intake.Exports;
using AlertExchange.Intake;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Review;

/// <summary>Clerical review by workbook: the cases of a list out, answers in, row by row.</summary>
[Needs(Permission.Review)]
[RequestSizeLimit(MaxBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxBytes, MemoryBufferThreshold = MaxBytes)]
public sealed class SheetsModel(ReviewCases cases, ReviewSheets sheets, AuditTrail audit, PlaceClock clock) : ViewerPage
{
    // What is sent names people: it is held in memory, where the framework would lay more than a few pages of it into a file in plain.
    private const int MaxBytes = 32 << 20;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Cases in one workbook: what somebody can answer before half of it is answered by others.</summary>
    public const int AtMost = 2000;

    public ReviewAddress Address => new(Request.Query);

    public int Count { get; private set; }

    /// <summary>Null before anything was uploaded.</summary>
    public IReadOnlyList<ReviewRowResult>? Results { get; private set; }

    /// <summary>Why the file as a whole was not taken.</summary>
    public string? Refusal { get; private set; }

    public int CountOf(ReviewRowOutcome outcome) => Results?.Count(r => r.Outcome == outcome) ?? 0;

    public void OnGet() => Count = cases.Count(Scope, Address.Filter);

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellation)
    {
        // Made on disk and gone when it is sent: a workbook of thousands of people is not kept in memory.
        var file = ScratchFile.Open();
        try
        {
            var count = sheets.Write(Address.Filter with { Limit = AtMost }, file, Watermark.Of(Viewer, clock.Now, "人工核对"));
            await audit.RecordAsync(Viewer, AuditAction.Exported, "review", details: $"{count} {Address.Query}", address: HttpContext.Connection.RemoteIpAddress?.ToString());
            file.Position = 0;
            return File(file, Workbook, $"人工核对-{clock.Today:yyyyMMdd}.xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, CancellationToken cancellation)
    {
        Count = cases.Count(Scope, Address.Filter);
        if (file is null || file.Length == 0)
        {
            Refusal = "请先选择填好的工作簿。";
            return Page();
        }

        try
        {
            await using var content = file.OpenReadStream();
            Results = await sheets.TakeAsync(content, file.FileName, Viewer.Name, Viewer, cancellation);
            Count = cases.Count(Scope, Address.Filter);
        }
        catch (IntakeRefusedException refused)
        {
            Refusal = refused.Refusal.Message;
        }

        return Page();
    }
}
