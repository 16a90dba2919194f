using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Revealing;
using AlertExchange.Pipeline.Tracing;
using AlertExchange.Web.Access;
using AlertExchange.Web.Bureau;
using AlertExchange.Web.Masking;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Bureau;

/// <summary>One warning: its arithmetic, its clause, the rows behind it, and what became of it.</summary>
[Needs(Permission.SeeWarnings)]
public sealed class WarningModel(WarningFile file, ReminderDesk reminders, SilenceDesk silences, Tracer tracer, ExchangeReports reports, PlaceClock clock) : ViewerPage
{
    public WarningDetail Detail { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    /// <summary>The way of one of the rows, where one was asked for.</summary>
    public IReadOnlyList<RowTrace> Traces { get; private set; } = [];

    /// <param name="trace">A submission behind the warning.</param>
    /// <param name="row">A row of it that is behind the warning.</param>
    public async Task<IActionResult> OnGetAsync(string id, string? trace, int? row)
    {
        if (!WarningId.IsWellFormed(id) || await file.OpenAsync(Viewer, new WarningId(id)) is not { } detail)
        {
            return NotFound();
        }

        Detail = detail;
        if (detail.Rows.FirstOrDefault(r => r.SubmissionId == trace && r.Row == row) is { } traced)
        {
            Traces = tracer.Trace(traced.SubmissionId, traced.Row, traced.Sheet) ?? [];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRemindAsync(string id, CancellationToken cancellation)
    {
        if (!Viewer.May(Permission.HandleWarnings))
        {
            return Forbid();
        }

        if (!WarningId.IsWellFormed(id))
        {
            return NotFound();
        }

        var outcome = await reminders.RemindAsync(Viewer, new WarningSelection.Chosen([new WarningId(id)]), cancellation);
        (Done, Undone) = outcome.Done > 0 ? ("已催办，乡镇会在收件箱和任务上看到。", (string?)null) : (null, "没有可以催办的任务：没有在办任务、正在静默，或今天已催过。");
        return LocalRedirect($"/warnings/{id}");
    }

    public async Task<IActionResult> OnPostSilenceAsync(string id, DateOnly? until, string? reason, string? whole, CancellationToken cancellation)
    {
        if (!Viewer.May(Permission.HandleWarnings))
        {
            return Forbid();
        }

        if (!WarningId.IsWellFormed(id))
        {
            return NotFound();
        }

        var result = await silences.SilenceAsync(
            Viewer, new WarningSelection.Chosen([new WarningId(id)]), whole == "1", new SilenceRequest(clock.Today, until ?? default, reason ?? ""), cancellation);
        (Done, Undone) = SilenceWords.Tell(result);
        return LocalRedirect($"/warnings/{id}");
    }

    /// <summary>The id that a row gave, masked, with its 查看.</summary>
    public MaskedValue IdOf(CountedRow row) => MaskedValue.OfRow(row.MaskedId, row.SubmissionId, row.Sheet, row.Row, RevealField.CitizenId, Viewer.May(Permission.Reveal));

    public string DepartmentName(DepartmentId department) => reports.DepartmentName(department);
}
