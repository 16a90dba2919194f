using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Intake.Exports;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Bureau;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Bureau;

/// <summary>The county's warnings: filtered, ordered and cut by the database, acted on one by one or all that the list shows.</summary>
[Needs(Permission.SeeWarnings)]
public sealed class WarningsModel(
    WarningDesk desk, ReminderDesk reminders, SilenceDesk silences, PlacingDesk placing, SavedViews views, WarningExport export, ExchangeReports reports, FormCatalog forms, PolicyDesk policies, PlaceClock clock) : ViewerPage
{
    public ListState State => new(Request.Path, Request.Query);

    public IReadOnlyList<ListedWarning> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public IReadOnlyList<Period> Periods { get; private set; } = [];

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public IEnumerable<(string Id, string Name)> Departments => forms.Departments.Select(d => (d.Id.Value, d.Name));

    public IEnumerable<(string Id, string Title)> Rules => policies.Current.Profile.Rules.DistinctBy(r => r.Id).Select(r => (r.Id, r.Title));

    public IReadOnlyList<Placement> Townships => policies.Current.Areas.Townships;

    public IEnumerable<Placement> Villages => policies.Current.Areas.Villages.Where(v => v.TownshipCode == State["township"]);

    public IEnumerable<string> Colours => policies.Current.Profile.Rules.Select(r => r.Colour).OfType<string>().Distinct();

    public DateOnly Today => clock.Today;

    /// <summary>Where the forms of the page go: back to the same list, to a handler.</summary>
    public string PostTo(string handler) => State.ToFilter(("handler", handler));

    public void OnGet()
    {
        Periods = reports.PeriodsWithData();
        Views = views.Of(SavedViews.Warnings, Viewer);
        if (WarningAddress.Filter(State, desk) is { } filter)
        {
            (Lines, Count) = desk.Page(Scope, filter, new Paging(State.Page, ListState.PageSize));
        }
    }

    [BindProperty]
    public string[] Id { get; set; } = [];

    /// <summary>"all" for everything that the list shows, else the chosen ones.</summary>
    [BindProperty]
    public string? Which { get; set; }

    public async Task<IActionResult> OnPostRemindAsync(CancellationToken cancellation)
    {
        if (!TrySelect(out var selection, out var answer))
        {
            return answer;
        }

        var outcome = await reminders.RemindAsync(Viewer, selection, cancellation);
        Done = outcome.Done > 0 ? $"已催办 {outcome.Done} 个核查任务。" + (outcome.Passed > 0 ? $"另有 {outcome.Passed} 户没有催办：没有在办任务、正在静默或今天已催过。" : "") : null;
        Undone = outcome.Done == 0 ? "没有可以催办的任务：这些户没有在办任务、正在静默，或今天已催过。" : null;
        return Back();
    }

    public async Task<IActionResult> OnPostSilenceAsync(DateOnly? until, string? reason, string? whole, CancellationToken cancellation)
    {
        if (!TrySelect(out var selection, out var answer))
        {
            return answer;
        }

        var result = await silences.SilenceAsync(Viewer, selection, whole == "1", new SilenceRequest(clock.Today, until ?? default, reason ?? ""), cancellation);
        (Done, Undone) = SilenceWords.Tell(result);
        return Back();
    }

    public async Task<IActionResult> OnPostPlaceAsync(string? place, CancellationToken cancellation)
    {
        if (!TrySelect(out var selection, out var answer))
        {
            return answer;
        }

        if (placing.Find(place, null) is not { } township)
        {
            Undone = "请选择乡镇。";
            return Back();
        }

        var outcome = await placing.PlaceAsync(Viewer, desk.Targets(Scope, selection), township, cancellation);
        Done = outcome.Done > 0 ? $"已把 {outcome.Done} 户指定到{township.Township}，任务已转去。" + (outcome.Passed > 0 ? $"另有 {outcome.Passed} 户已有乡镇，没有改动。" : "") : null;
        Undone = outcome.Done == 0 ? "选中的户都已有乡镇，没有改动。要转到别的乡镇，请在核查任务里答复时改派。" : null;
        return Back();
    }

    public async Task<IActionResult> OnPostSaveAsync(string? name, string? shared, CancellationToken cancellation)
    {
        (Done, Undone) = await views.SaveAsync(SavedViews.Warnings, Viewer, name ?? "", WarningAddress.Query(State), shared == "1", cancellation)
            ? ($"已保存为“{name!.Trim()}”。", (string?)null)
            : (null, $"请给这个视图起一个名字，最多 {SavedViews.MostName} 个字。");
        return Back();
    }

    public async Task<IActionResult> OnPostForgetAsync(long number, CancellationToken cancellation)
    {
        (Done, Undone) = await views.RemoveAsync(SavedViews.Warnings, Viewer, number, cancellation) ? ("已删除视图。", (string?)null) : (null, "这个视图不是您建的，或已删除。");
        return Back();
    }

    public async Task<IActionResult> OnPostExportAsync(string? format, string? reason)
    {
        if (!Viewer.May(Permission.Export))
        {
            return Forbid();
        }

        var why = (reason ?? "").Trim();
        if (why.Length is 0 or > Watermark.MostReason || WarningAddress.Filter(State, desk) is not { } filter)
        {
            Undone = $"请写明导出用途，最多 {Watermark.MostReason} 个字。";
            return Back();
        }

        var (kind, type, ending) = format == "csv" ? (ExportFormat.Csv, "text/csv; charset=utf-8", "csv") : (ExportFormat.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
        // The list is written whole before the first byte leaves: a line that breaks leaves no half file that looks whole.
        var file = ScratchFile.Open();
        try
        {
            await export.WriteAsync(Viewer, filter, WarningAddress.Query(State), why, kind, file);
            file.Position = 0;
            return File(file, type, $"预警-{clock.Today:yyyyMMdd}.{ending}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public string RuleTitle(DueWarning due) => policies.Current.Profile.Rules.FirstOrDefault(r => r.Id == due.Rule)?.Title ?? due.Kind.Title();

    public string DepartmentName(DepartmentId department) => reports.DepartmentName(department);

    private LocalRedirectResult Back() => LocalRedirect(State.ToFilter(("handler", null)));

    private bool TrySelect(out WarningSelection selection, out IActionResult answer)
    {
        (selection, answer) = (new WarningSelection.Chosen([]), Back());
        if (!Viewer.May(Permission.HandleWarnings))
        {
            answer = Forbid();
            return false;
        }

        if (Which == "all" && WarningAddress.Filter(State, desk) is { } filter)
        {
            selection = new WarningSelection.All(filter);
            return true;
        }

        var chosen = Id.Where(WarningId.IsWellFormed).Select(id => new WarningId(id)).Distinct().ToList();
        if (chosen.Count == 0)
        {
            Undone = "请先勾选预警，或选择“符合条件的全部”。";
            return false;
        }

        selection = new WarningSelection.Chosen(chosen);
        return true;
    }
}
