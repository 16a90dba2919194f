using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.CommandLine;
using AlertExchange.Intake;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.ZeroReports;

namespace AlertExchange.Host.Commands;

/// <summary>Tells a liaison what became of what was handed in, as text or as JSON, and gives the exit code.</summary>
internal sealed class SubmitOutput(Terminal terminal, bool json)
{
    public Terminal Terminal { get; } = terminal;

    public int Tell(SubmitResult result) => result switch
    {
        SubmitResult.Refused refused => Refuse(refused.Refusal),
        SubmitResult.SameFile same => Same(same.Earlier),
        SubmitResult.Ended ended => Ended(ended.Summary),
        _ => throw new InvalidOperationException("Unknown result of a submission."),
    };

    public int Tell(CheckResult result, IReadOnlyList<RejectedRow> rejected)
    {
        if (json)
        {
            ConsoleJson.Write(new
            {
                state = result.WouldBeHeld ? "would-be-held" : "checked",
                result.Received,
                result.Rejected,
                result.Accepted,
                result.Remarked,
                result.Definite,
                result.Possible,
                result.None,
                result.Parked,
                result.RosterVersion,
                rejectedRows = Rows(rejected),
                result.Report,
            });
        }
        else
        {
            Terminal.Line("检查结果（没有入库）");
            Seen(result.Report);
            Counts(result.Received, result.Rejected, result.Accepted, result.Remarked, result.Definite, result.Possible, result.None, result.Parked);
            Rejections(rejected, result.Rejected);
            if (result.RosterVersion == 0)
            {
                Terminal.Line("还没有导入花名册，所以没有人能比对上。");
            }

            Terminal.Line(result.WouldBeHeld ? "退回的行太多，正式报送时整份文件会暂存，等待确认。" : "可以报送。");
        }

        return result.WouldBeHeld ? ExitCode.InputRefused : ExitCode.Done;
    }

    public int Tell(ZeroReportOutcome outcome)
    {
        var (state, text, code) = outcome switch
        {
            ZeroReportOutcome.Recorded r => ("recorded", $"已登记零报告：{r.Report.Department} {r.Report.Period}，报送人 {r.Report.ReportedBy}", ExitCode.Done),
            ZeroReportOutcome.AlreadyRecorded r => ("already-recorded", $"这个月的零报告 {PlaceClock.AtPlace(r.Report.ReportedAt):yyyy-MM-dd HH:mm} 已登记过，没有改动", ExitCode.Done),
            ZeroReportOutcome.DataExist d => ("data-exist", $"不能零报告：这个月已报送过数据（{d.SubmissionId}）", ExitCode.InputRefused),
            _ => throw new InvalidOperationException("Unknown result of a zero report."),
        };
        if (json)
        {
            ConsoleJson.Write(new { state, message = text });
        }
        else if (code == ExitCode.Done)
        {
            Terminal.Line(text);
        }
        else
        {
            Terminal.Error(text);
        }

        return code;
    }

    /// <summary>Says that the error workbook was written, or that there was nothing to write.</summary>
    public void ErrorWorkbook(int rows, FileInfo file)
    {
        if (!json)
        {
            Terminal.Line(rows == 0 ? "没有需要改的行，未生成更正表。" : $"有问题的 {rows} 行已写入 {file.Name}，按“问题”列改好后可直接再报。");
        }
    }

    private int Refuse(IntakeRefusal refusal)
    {
        if (json)
        {
            ConsoleJson.Write(new { state = "refused", refusal.Code, refusal.Message });
        }
        else
        {
            Terminal.Error("未接收：" + refusal.Message);
        }

        return ExitCode.InputRefused;
    }

    private int Same(SubmissionSummary earlier)
    {
        if (json)
        {
            ConsoleJson.Write(new { state = "same-file", submissionId = earlier.Submission.SubmissionId, earlier = Shape(earlier) });
        }
        else
        {
            Terminal.Line($"这个文件 {PlaceClock.AtPlace(earlier.Submission.ReceivedAt):yyyy-MM-dd HH:mm} 已经报送过（{earlier.Submission.SubmissionId}），没有任何改动。");
            if (earlier.Submission.State == SubmissionState.Held)
            {
                Terminal.Line("它因退回的行太多而暂存；确认按现状入库请加 --confirm。");
            }
        }

        return ExitCode.Done;
    }

    private int Ended(SubmissionSummary summary)
    {
        var submission = summary.Submission;
        if (json)
        {
            ConsoleJson.Write(Shape(summary));
        }
        else
        {
            Terminal.Line($"回执 {submission.SubmissionId}　{submission.FileName}　{StateText(submission.State)}");
            Terminal.Line($"文件摘要 SHA-256 {submission.FileDigest}");
            if (summary.Report is { } report)
            {
                Seen(report);
            }

            var c = submission.Counts;
            if (submission.IsFinished)
            {
                Counts(c.Received, c.Rejected, c.Accepted, c.Remarked, c.Definite, c.Possible, c.None, c.Parked);
                Rejections(summary.Rejected, c.Rejected);
                if (c.Parked > 0 || summary.ParkedHouseholds > 0)
                {
                    Terminal.Line($"搁置 {c.Parked} 行、{summary.ParkedHouseholds} 户（处理时程序出错，其余不受影响），请管理员用 alertx dead-letter list 查看");
                }

                Terminal.Line($"新增或升级预警 {summary.Warnings} 条，派发或并入核查任务 {summary.Tasks} 个。");
            }
            else
            {
                Terminal.Line($"收到 {c.Received} 行 = 退回 {c.Rejected} + 可接收 {c.Accepted}（其中存疑 {c.Remarked}）");
                Rejections(summary.Rejected, c.Rejected);
            }

            if (submission.State == SubmissionState.Held)
            {
                Terminal.Line("退回的行太多，整份文件暂存，没有入账。请改正后重报；确认按现状入库请加 --confirm。");
            }

            if (submission.Fault is { } fault)
            {
                Terminal.Error($"处理失败：{fault.Message}（{fault.Stage} {fault.Code}）");
            }
        }

        return submission.State switch
        {
            SubmissionState.Failed or SubmissionState.Accepted => ExitCode.Failed,
            SubmissionState.Held => ExitCode.InputRefused,
            _ => ExitCode.Done,
        };
    }

    private void Seen(SubmissionReport report)
    {
        foreach (var sheet in report.Sheets)
        {
            var kind = AlertKinds.TryParse(sheet.Kind, out var known) ? known.Title() : "";
            Terminal.Line(sheet.Read
                ? $"工作表「{sheet.Name}」：按「{kind}」读取 {sheet.Rows} 行" + (sheet.HiddenRows > 0 ? $"（其中隐藏或筛选掉的 {sheet.HiddenRows} 行也已读取）" : "")
                : $"工作表「{sheet.Name}」：未读取，{sheet.Reason}");
            foreach (var column in sheet.Unbound)
            {
                Terminal.Line($"  列「{column.Heading}」没有用上" + (column.Nearest.Count > 0 ? $"，最接近的是 {string.Join("、", column.Nearest)}" : ""));
            }
        }

        foreach (var note in report.Notes)
        {
            Terminal.Line((note.IsDoubt ? "请注意：" : "说明：") + note.Text);
        }
    }

    private void Counts(int received, int rejected, int accepted, int remarked, int definite, int possible, int none, int parked) =>
        Terminal.Line($"收到 {received} 行 = 退回 {rejected} + 接收 {accepted}（其中存疑 {remarked}）；接收 {accepted} = 确定 {definite} + 待核 {possible} + 未命中 {none}" + (parked > 0 ? $" + 搁置 {parked}" : ""));

    private void Rejections(IReadOnlyList<RejectedRow> rows, int total)
    {
        foreach (var row in rows.Take(SubmissionSummary.RejectedShown))
        {
            Terminal.Line($"  退回「{row.Sheet}」第 {row.Row} 行：{string.Join("；", row.Problems.Select(p => p.Sentence))}");
        }

        if (total > SubmissionSummary.RejectedShown)
        {
            Terminal.Line($"  …… 还有 {total - SubmissionSummary.RejectedShown} 行，用 --errors 取得全部");
        }
    }

    private static string StateText(SubmissionState state) => state switch
    {
        SubmissionState.Completed => "全部完成",
        SubmissionState.CompletedWithRejections => "完成，有退回",
        SubmissionState.Held => "暂存待确认",
        SubmissionState.Failed => "失败",
        _ => "处理中",
    };

    private static string StateId(SubmissionState state) => state switch
    {
        SubmissionState.Completed => "completed",
        SubmissionState.CompletedWithRejections => "completed-with-rejections",
        SubmissionState.Held => "held",
        SubmissionState.Failed => "failed",
        _ => "in-progress",
    };

    private static object Shape(SubmissionSummary summary)
    {
        var (s, c) = (summary.Submission, summary.Submission.Counts);
        return new
        {
            state = StateId(s.State),
            s.SubmissionId,
            department = s.Department.Value,
            period = s.Period.ToString(),
            file = s.FileName,
            sha256 = s.FileDigest,
            kinds = s.Kinds.Select(k => k.Id()),
            c.Received,
            c.Rejected,
            c.Accepted,
            c.Remarked,
            c.Definite,
            c.Possible,
            c.None,
            c.Parked,
            summary.Warnings,
            summary.Tasks,
            summary.ParkedHouseholds,
            s.RosterVersion,
            s.LinkageVersion,
            s.PolicyVersion,
            rejectedRows = Rows(summary.Rejected),
            summary.Report,
            s.Fault,
        };
    }

    private static IEnumerable<object> Rows(IEnumerable<RejectedRow> rows) =>
        rows.Select(r => new { r.Sheet, r.Row, problems = r.Problems.Select(p => new { p.Code, p.Column, p.Message }) });
}
