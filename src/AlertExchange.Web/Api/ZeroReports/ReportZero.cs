using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.ZeroReports;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Problems;
using AlertExchange.Web.Api.Repeats;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.ZeroReports;

/// <summary>零报告: a department's system says that there is nothing to tell of a month.</summary>
internal static class ReportZero
{
    public static async Task<IResult> HandleAsync(HttpContext context, [FromServices] SubmissionDesk desk, [FromServices] AuditTrail audit, [FromServices] OnceOnly repeats)
    {
        if (OnceOnly.Problem(context) is { } key)
        {
            return key.Result;
        }

        var (asked, unread) = await ApiBody.ReadAsync<ZeroReportRequest>(context);
        if (asked is null)
        {
            return unread!.Result;
        }

        if (!Period.TryParse(asked.Period, out var period))
        {
            return ApiProblem.Wrong("period", "月份应写成 2022-08 这样的年-月。").Result;
        }

        var by = asked.ReportedBy?.Trim() ?? "";
        if (by.Length is 0 or > 40)
        {
            return ApiProblem.Wrong("reportedBy", "请写明谁确认本月没有情况，1 到 40 个字。").Result;
        }

        var (viewer, address) = (ApiCaller.Of(context).Viewer, context.Connection.RemoteIpAddress?.ToString());
        var department = viewer.Department!.Value;
        return await repeats.OnceAsync(
            context, $"{period}\n{by}",
            async () => Answer(await desk.ReportZeroAsync(department, period, by, CancellationToken.None, (scope, made) =>
            {
                if (made is ZeroReportOutcome.Recorded)
                {
                    audit.Append(scope, viewer, AuditAction.ZeroReported, $"{department} {period}", address: address);
                }
            })), () => { });
    }

    private static ApiAnswer Answer(ZeroReportOutcome outcome) => outcome switch
    {
        ZeroReportOutcome.Recorded { Report: var report } => Answers.Of(201, Of(report, isNew: true)),
        ZeroReportOutcome.AlreadyRecorded { Report: var report } => Answers.Of(200, Of(report, isNew: false)),
        ZeroReportOutcome.DataExist { SubmissionId: var id } => Answers.Of(
            new ApiProblem(409, "zero-report.data-exist", "本月已有报送", $"本月已报送数据（{id}），不能再作零报告。")),
        _ => Answers.Of(new ApiProblem(409, "zero-report.refused", "不能作零报告", "请联系县乡村振兴局。")),
    };

    private static ZeroReportAnswer Of(ZeroReport report, bool isNew) =>
        new(report.Department.Value, report.Period.ToString(), report.ReportedBy, report.ReportedAt, isNew);
}
