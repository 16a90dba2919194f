using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Pipeline.Exports;

/// <summary>Writes a month's lists as .csv, .xlsx or .json. The columns and their order are a contract; new ones come at the end.</summary>
public sealed class Exporter(ExchangeStore store, ExchangeReports reports)
{
    private static readonly string[] MatchColumns =
        ["submission_id", "file", "sheet", "row", "department", "kind", "outcome", "strategy", "person_code", "household_code", "score", "reasons", "standing", "remarks"];

    private static readonly string[] WarningColumns =
        ["warning_id", "household_code", "person_code", "township_code", "township", "village", "rule", "kind", "department", "period", "measure", "threshold", "status", "colour", "clause", "alerts"];

    private static readonly string[] TaskColumns =
        ["task_id", "warning_ids", "household_code", "township_code", "township", "village", "state", "assigned_on", "due_on", "outcome"];

    private static readonly string[] RejectedColumns = ["submission_id", "file", "sheet", "row", "department", "kind", "column", "problem"];

    /// <summary>Writes a list and returns its number of lines.</summary>
    public long Write(ExportKind kind, Period period, ExportFormat format, Stream output) => kind switch
    {
        ExportKind.Matches => store.Read(scope => TableExport.Write(output, format, "比对结果", MatchColumns, MatchRows(scope, period))),
        ExportKind.Warnings => TableExport.Write(output, format, "预警", WarningColumns, reports.Warnings(period).Select(WarningCells)),
        ExportKind.Tasks => TableExport.Write(output, format, "核查任务", TaskColumns, reports.Tasks(period).Select(TaskCells)),
        ExportKind.Rejected => store.Read(scope => TableExport.Write(output, format, "退回", RejectedColumns, RejectedRows(scope, period))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Writes warnings that somebody filtered, under the same columns, and a last line that says who took them.</summary>
    public long Write(IEnumerable<WarningRow> warnings, string watermark, ExportFormat format, Stream output) => TableExport.Write(
        output, format, "预警", WarningColumns, Watermark.Under(warnings.Select(w => WarningCells(WarningTexts.Line(w))), watermark, WarningColumns.Length));

    private static object?[] WarningCells(WarningLine w) =>
        [w.WarningId, w.HouseholdCode, w.PersonCode, w.TownshipCode, w.Township, w.Village, w.Rule, w.Kind, w.Department, w.Period, w.Measure, w.Threshold, w.Status, w.Colour, w.Clause, w.Alerts];

    private static object?[] TaskCells(TaskLine t) =>
        [t.TaskId, t.WarningIds, t.HouseholdCode, t.TownshipCode, t.Township, t.Village, t.State, t.AssignedOn, t.DueOn, t.Outcome];

    private IEnumerable<object?[]> MatchRows(ReadScope scope, Period period)
    {
        foreach (var submission in Readable(scope, period))
        {
            foreach (var batch in store.Batches.List(scope, submission.SubmissionId))
            {
                foreach (var row in MatchRows(scope, submission, batch))
                {
                    yield return row;
                }
            }

            var kinds = KindsBySheet(submission);
            foreach (var row in store.Batches.ReadRejections(scope, submission.SubmissionId))
            {
                var problems = StoredRows.Rejected(row).Problems;
                yield return [submission.SubmissionId, submission.FileName, row.Sheet, row.Row, submission.Department.Value, kinds.GetValueOrDefault(row.Sheet),
                    "rejected", "", "", "", 0, string.Join("；", problems.Select(p => p.Sentence)), "rejected", ""];
            }
        }
    }

    private IEnumerable<object?[]> MatchRows(ReadScope scope, Submission submission, BatchInfo batch)
    {
        var alerts = store.Batches.ReadAlerts(scope, batch.BatchId);
        var matches = store.Batches.ReadMatches(scope, batch.BatchId);
        var dead = store.Batches.ReadDead(scope, batch.BatchId);
        var persons = store.Roster.PersonCodes(scope, matches.Select(m => m.Best.PersonNo).Where(n => n > 0).ToHashSet());
        var households = store.Roster.HouseholdCodes(scope, matches.Select(m => m.Best.HouseholdNo).Where(n => n > 0).ToHashSet());
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            yield return [submission.SubmissionId, submission.FileName, batch.Sheet, alerts[i].Source.Row, submission.Department.Value, batch.Kind.Id(),
                MatchTexts.Id(match.Outcome), MatchTexts.Strategy(match),
                persons.GetValueOrDefault(match.Best.PersonNo, ""), households.GetValueOrDefault(match.Best.HouseholdNo, ""),
                (int)match.Best.Score, MatchTexts.Reasons(match),
                batch.State == BatchState.Staged ? "staged" : DeadAlerts.IsSet(dead, i) ? "replaced" : "counts",
                string.Join("；", alerts[i].Remarks.Select(r => r.Message))];
        }
    }

    private IEnumerable<object?[]> RejectedRows(ReadScope scope, Period period)
    {
        foreach (var submission in Readable(scope, period))
        {
            var kinds = KindsBySheet(submission);
            foreach (var row in store.Batches.ReadRejections(scope, submission.SubmissionId).Select(StoredRows.Rejected))
            {
                foreach (var problem in row.Problems)
                {
                    yield return [submission.SubmissionId, submission.FileName, row.Sheet, row.Row, submission.Department.Value, kinds.GetValueOrDefault(row.Sheet), problem.Column, problem.Message];
                }
            }
        }
    }

    private IEnumerable<Submission> Readable(ReadScope scope, Period period) => store.Submissions.ListByPeriod(scope, period)
        .Where(s => s.State is SubmissionState.Accepted or SubmissionState.Completed or SubmissionState.CompletedWithRejections or SubmissionState.Held)
        .OrderBy(s => s.SubmissionId, StringComparer.Ordinal);

    private static Dictionary<string, string?> KindsBySheet(Submission submission) =>
        submission.ReportJson is null ? [] : SubmissionReport.Parse(submission.ReportJson).Sheets.GroupBy(s => s.Name).ToDictionary(g => g.Key, g => g.First().Kind);
}
