using AlertExchange.Engine.Access;
using AlertExchange.Engine.Roster;
using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Roster;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Roster;

/// <summary>What is wrong in a version of the roster: a page at a time, or the whole list as a workbook for those who mend it.</summary>
[Needs(Permission.ManageRoster)]
public sealed class FindingsModel(RosterVersions versions, AuditTrail audit, PlaceClock clock) : ViewerPage
{
    private static readonly string[] Columns = ["问题", "户编号", "人编号", "说明"];

    [BindProperty(SupportsGet = true, Name = "version")]
    public int VersionNumber { get; set; }

    public ListState State => new(Request.Path, Request.Query);

    public RosterVersionInfo Version { get; private set; } = null!;

    public RosterFindingKind? Kind { get; private set; }

    public IReadOnlyDictionary<RosterFindingKind, int> Counts { get; private set; } = new Dictionary<RosterFindingKind, int>();

    public IReadOnlyList<RosterFinding> Findings { get; private set; } = [];

    /// <summary>Of a version that a program before this one imported.</summary>
    public IReadOnlyList<string> Early { get; private set; } = [];

    public int Count => Kind is { } kind ? Counts.GetValueOrDefault(kind) : Counts.Values.Sum();

    public IActionResult OnGet(string? kind)
    {
        if (!TryFind(kind))
        {
            return NotFound();
        }

        Counts = versions.FindingCounts(VersionNumber);
        Findings = versions.Findings(VersionNumber, Kind, new Paging(State.Page, ListState.PageSize));
        Early = RosterVersions.EarlyFindings(Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? kind)
    {
        if (!TryFind(kind))
        {
            return NotFound();
        }

        // Made on disk and gone when it is sent.
        var file = ScratchFile.Open();
        try
        {
            var mark = Watermark.Of(Viewer, clock.Now, $"更正花名册第 {VersionNumber} 版");
            var rows = versions.WithFindings(VersionNumber, Kind, findings => TableExport.Write(
                file, ExportFormat.Xlsx, "花名册数据质量", Columns,
                Watermark.Under(findings.Select(f => (object?[])[RosterTexts.Of(f.Kind), f.HouseholdCode, f.PersonCode, f.Message]), mark, Columns.Length)));
            await audit.RecordAsync(
                Viewer, AuditAction.Exported, $"roster {VersionNumber}", details: $"{rows - 1} findings", address: HttpContext.Connection.RemoteIpAddress?.ToString());
            file.Position = 0;
            return File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"花名册第{VersionNumber}版数据质量.xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private bool TryFind(string? kind)
    {
        if (versions.Find(VersionNumber) is not { } found)
        {
            return false;
        }

        Version = found;
        Kind = Enum.TryParse<RosterFindingKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        return true;
    }
}
