using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Intake;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Tasks;

/// <summary>Many outcomes at once: one's tasks as a workbook, and the workbook back.</summary>
[Needs(Permission.WorkTasks)]
[RequestSizeLimit(MaxFile)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxFile, MemoryBufferThreshold = MaxFile)]
public sealed class WorkbookModel(TaskSheets sheets, AuditTrail audit, PlaceClock clock) : ViewerPage
{
    private const int MaxFile = 8 << 20;

    /// <summary>Null before an import.</summary>
    public IReadOnlyList<TaskRowResult>? Results { get; private set; }

    /// <summary>Why the file as a whole was not taken.</summary>
    public string? Refusal { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostExportAsync()
    {
        using var content = new MemoryStream();
        var tasks = sheets.Write(Viewer, content);
        await audit.RecordAsync(Viewer, AuditAction.Exported, "tasks", details: string.Create(CultureInfo.InvariantCulture, $"workbook tasks={tasks}"), address: Address);
        return File(content.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"核查任务-{clock.Today:yyyyMMdd}.xlsx");
    }

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            Refusal = "请先选择填好的表格。";
            return Page();
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        content.Position = 0;
        try
        {
            Results = await sheets.TakeAsync(Viewer, content, Path.GetFileName(file.FileName), Address, cancellation);
        }
        catch (IntakeRefusedException refused)
        {
            Refusal = refused.Refusal.Message;
        }

        return Page();
    }

    private string? Address => HttpContext.Connection.RemoteIpAddress?.ToString();
}
