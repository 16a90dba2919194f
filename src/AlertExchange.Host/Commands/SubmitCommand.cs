using System.CommandLine;
using AlertExchange.Engine.Access;
using AlertExchange.Host.CommandLine;
using AlertExchange.Intake;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.ZeroReports;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx submit</c>: a department's file, its dry run, or a zero report.</summary>
internal static class SubmitCommand
{
    public static Command Create(GlobalOptions global)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "部门表格：.xlsx、.xls 或 .csv", Arity = ArgumentArity.ZeroOrOne };
        var department = Arguments.Department();
        var period = Arguments.Period();
        var kind = Arguments.Kind();
        var check = new Option<bool>("--check") { Description = "只检查，不入库" };
        var errors = new Option<FileInfo?>("--errors") { Description = "把有问题的行写成一张表（.xlsx），改好可再报", HelpName = "文件" };
        var map = new Option<string[]>("--map") { Description = "指定列的含义，如 --map 自己花的钱=yearToDateSelfPay；以后记住", HelpName = "列名=字段", AllowMultipleArgumentsPerToken = true };
        var append = new Option<bool>("--append") { Description = "只追加和更新，不撤回本次没有的行" };
        var confirm = new Option<bool>("--confirm") { Description = "错误过多而暂存的文件，确认按现状入库" };
        var zero = new Option<bool>("--zero") { Description = "零报告：本月没有数据" };
        var by = new Option<string?>("--by") { Description = "报送人姓名（零报告必填）", HelpName = "姓名" };
        var json = Arguments.Json();
        var command = new Command("submit", "报送一个部门一个月的表格，或零报告")
        {
            file, department, period, kind, check, errors, map, append, confirm, zero, by, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(zero) ? result.GetValue(file) is not null : result.GetValue(file) is null)
            {
                result.AddError(result.GetValue(zero) ? "零报告不带文件" : "缺少要报送的文件（没有数据请用 --zero）");
            }

            if (result.GetValue(zero) && string.IsNullOrWhiteSpace(result.GetValue(by)))
            {
                result.AddError("零报告要写明报送人：--by 姓名");
            }

            foreach (var pair in result.GetValue(map) ?? [])
            {
                if (pair.IndexOf('=', StringComparison.Ordinal) is <= 0 || pair.EndsWith('='))
                {
                    result.AddError($"--map「{pair}」应写成 列名=字段");
                }
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = global.Settings(parsed);
            var request = new SubmitRequest
            {
                FileName = parsed.GetValue(file)?.Name ?? "",
                Department = parsed.GetValue(department)!.Value,
                Period = parsed.GetValue(period),
                Kind = parsed.GetValue(kind),
                Append = parsed.GetValue(append),
                Confirmed = parsed.GetValue(confirm),
                SubmittedBy = parsed.GetValue(by),
                Bindings = (parsed.GetValue(map) ?? []).Select(p => p.Split('=', 2)).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.Last()[1]),
            };
            var output = new SubmitOutput(new Terminal { Quiet = parsed.GetValue(json) }, parsed.GetValue(json));
            if (parsed.GetValue(zero))
            {
                return await ZeroAsync(settings, request, output, cancellation);
            }

            var path = parsed.GetValue(file)!;
            if (!path.Exists)
            {
                Terminal.Error($"找不到文件 {path.FullName}");
                return ExitCode.InputRefused;
            }

            return parsed.GetValue(check)
                ? await CheckAsync(settings, request, path, parsed.GetValue(errors), output)
                : await SubmitAsync(settings, request, path, parsed.GetValue(errors), output, cancellation);
        });
        return command;
    }

    private static async Task<int> SubmitAsync(ExchangeSettings settings, SubmitRequest request, FileInfo path, FileInfo? errors, SubmitOutput output, CancellationToken cancellation)
    {
        await using var session = await Session.ForSubmittingAsync(settings, cancellation);
        await using var content = path.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var result = await output.Terminal.ProgressAsync("报送 " + path.Name, progress => session.Get<SubmissionDesk>().SubmitAsync(request, content, progress, cancellation));
        if (errors is not null && SubmissionOf(result) is { } submission)
        {
            await session.Get<AuditTrail>().RecordAsync(AuditAction.Exported, submission.SubmissionId, Environment.UserName, "rows to be put right");
            WriteErrors(errors, output, workbook => session.Get<ErrorWorkbooks>().Write(submission, workbook));
        }

        return output.Tell(result);
    }

    /// <summary>The submission whose rows may need correcting: also an earlier one of the same file.</summary>
    private static Submission? SubmissionOf(SubmitResult result) => result switch
    {
        SubmitResult.Ended ended => ended.Summary.Submission,
        SubmitResult.SameFile same => same.Earlier.Submission,
        _ => null,
    };

    private static void WriteErrors(FileInfo file, SubmitOutput output, Func<Stream, int> write)
    {
        int rows;
        using (var workbook = OwnerFile.Create(file.FullName))
        {
            rows = write(workbook);
        }

        if (rows == 0)
        {
            file.Delete();
        }

        output.ErrorWorkbook(rows, file);
    }

    private static async Task<int> CheckAsync(ExchangeSettings settings, SubmitRequest request, FileInfo path, FileInfo? errors, SubmitOutput output)
    {
        // Without a data directory there is nothing to match with, and a dry run does not make one.
        using var scratch = ScratchDirectory.WhenMissing(settings);
        await using var session = Session.Open(scratch.Settings);
        await using var content = path.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var rejected = new List<RejectedRow>();
        var result = session.Get<CheckDesk>().Check(request, content, batch => rejected.AddRange(batch.Rejected));
        if (errors is not null)
        {
            WriteErrors(errors, output, workbook => session.Get<ErrorWorkbooks>().Write(request, content, workbook));
        }

        return output.Tell(result, rejected);
    }

    private static async Task<int> ZeroAsync(ExchangeSettings settings, SubmitRequest request, SubmitOutput output, CancellationToken cancellation)
    {
        await using var session = await Session.ForSubmittingAsync(settings, cancellation);
        var audit = session.Get<AuditTrail>();
        return output.Tell(await session.Get<SubmissionDesk>().ReportZeroAsync(request.Department, request.Period, request.SubmittedBy!, cancellation, (scope, made) =>
        {
            if (made is ZeroReportOutcome.Recorded)
            {
                audit.Append(scope, null, AuditAction.ZeroReported, $"{request.Department} {request.Period}", request.SubmittedBy);
            }
        }));
    }
}
