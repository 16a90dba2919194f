using AlertExchange.Contracts.Notices;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Publishing;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Description;
using AlertExchange.Web.Api.Lists;
using AlertExchange.Web.Api.Outcomes;
using AlertExchange.Web.Api.Roster;
using AlertExchange.Web.Api.Submissions;
using AlertExchange.Web.Api.Tasks;
using AlertExchange.Web.Api.Warnings;
using AlertExchange.Web.Api.ZeroReports;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api;

/// <summary>Every address of the interface, with what it asks of a key.</summary>
internal static class ApiEndpoints
{
    /// <summary>The longest body that is not a file or a batch.</summary>
    private const long SmallBody = 64 << 10;

    // What a form of many parts adds to its file.
    private const long FormExtra = 64 << 10;

    public static void MapExchangeApi(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<ExchangeSettings>().Api;
        var file = new RequestSizeLimitAttribute(((long)limits.FileMegabytes << 20) + FormExtra);
        var api = app.MapGroup(ApiAddresses.Root).RequireRateLimiting(ApiLimit.Policy).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(SmallBody)).Problems(401, 403, 429);
        app.MapOpenApi(ApiAddresses.Root + "/openapi.json").RequireAuthorization(ApiDescription.Readers).ExcludeFromDescription();

        api.MapPost("/submissions", SubmitFile.HandleAsync).Needs(ApiScope.SubmissionsWrite).WithMetadata(file).TakesFile().TakesKey()
            .Produces<SubmissionReceipt>(202).Produces<SubmissionReceipt>(200).Problems(400, 409, 413, 422)
            .Says("submitFile", ApiTags.Submissions, "报送文件", "收存文件后立即答复 202，读取、比对、研判在后台进行，用答复头 Location 的地址查询结果。同样的文件再次报送答复 200，没有改动。");
        api.MapPost("/alert-batches", SubmitBatch.HandleAsync).Needs(ApiScope.SubmissionsWrite).WithMetadata(new RequestSizeLimitAttribute(PublishingDesk.MaxBytes + 1024)).TakesBatch().TakesKey()
            .Produces<BatchReply>(202).Produces<BatchReply>(200).Problems(400, 409, 413, 415, 422)
            .Says("submitBatch", ApiTags.Submissions, "报送 JSON 批次", "按 contracts/alert-batch.schema.json，至多 1000 条、4 MiB。立即校验并答复每条的问题；接收的与报送文件走同一条路。整批不合格答复 422。");
        api.MapGet("/submissions", ReadSubmissions.List).Needs(ApiScope.SubmissionsRead)
            .Produces<PageOf<SubmissionAnswer>>().Problems(400)
            .Says("listSubmissions", ApiTags.Submissions, "列出报送", "由先到后。");
        api.MapGet("/submissions/{submissionId}", ReadSubmissions.Find).Needs(ApiScope.SubmissionsRead)
            .Produces<SubmissionAnswer>().Problems(404)
            .Says("getSubmission", ApiTags.Submissions, "查询一次报送", "状态和条数。isFinished 为 true 时不会再变；之前请隔几秒再查，带上 If-None-Match 可省流量。");
        api.MapGet("/submissions/{submissionId}/rejections", ReadSubmissions.Rejections).Needs(ApiScope.SubmissionsRead)
            .Produces<PageOf<RejectionAnswer>>().Problems(400, 404)
            .Says("listRejections", ApiTags.Submissions, "退回的行", "哪一行、哪一列、怎么改。");
        api.MapGet("/submissions/{submissionId}/matches", ReadSubmissions.Matches).Needs(ApiScope.MatchesRead)
            .Produces<PageOf<MatchAnswer>>().Problems(400, 404)
            .Says("listMatches", ApiTags.Submissions, "接收的行与花名册的比对结果", "只有编号，没有姓名和身份证号；还没有比对的行不出现。");
        api.MapPost("/zero-reports", ReportZero.HandleAsync).Needs(ApiScope.SubmissionsWrite).Takes<ZeroReportRequest>().TakesKey()
            .Produces<ZeroReportAnswer>(201).Produces<ZeroReportAnswer>(200).Problems(400, 409, 415, 422)
            .Says("reportZero", ApiTags.Submissions, "零报告", "本月没有情况。已有报送的月份答复 409。");

        api.MapGet("/warnings", ReadWarnings.List).Needs(ApiScope.WarningsRead)
            .Produces<PageOf<WarningAnswer>>().Problems(400)
            .Says("listWarnings", ApiTags.Warnings, "列出预警", "部门看到本部门的，乡镇看到本乡镇的，县里看到全部。由先到后。");
        api.MapGet("/warnings/{warningId}", ReadWarnings.Find).Needs(ApiScope.WarningsRead)
            .Produces<WarningAnswer>().Problems(404)
            .Says("getWarning", ApiTags.Warnings, "查询一条预警", "现在的状态、依据和数额。");

        api.MapGet("/tasks", ReadTasks.List).Needs(ApiScope.TasksRead)
            .Produces<PageOf<TaskAnswer>>().Problems(400)
            .Says("listTasks", ApiTags.Tasks, "列出核查任务", "部门看到由本部门预警引起的，乡镇看到本乡镇的，县里看到全部。由先到后。");
        api.MapGet("/tasks/{taskId}", ReadTasks.Find).Needs(ApiScope.TasksRead)
            .Produces<TaskAnswer>().Problems(404)
            .Says("getTask", ApiTags.Tasks, "查询一项核查任务", "现在走到哪一步、期限、结论。");

        api.MapGet("/tasks/{taskId}/people", ReadTaskPeople.HandleAsync).Needs(ApiScope.TasksRead)
            .Produces<TaskPeopleAnswer>().Problems(404)
            .Says("listTaskPeople", ApiTags.Tasks, "任务农户的家庭成员", "只给乡镇和县里的密钥。身份证号脱敏，有权限 people:read 时给出完整号码；每次查询都记录在案。");
        api.MapPost("/tasks/{taskId}/outcome", ReportOutcome.HandleAsync).Needs(ApiScope.OutcomesWrite).Takes<OutcomeRequest>().TakesKey()
            .Produces<TaskAnswer>(200).Problems(400, 404, 409, 415, 422)
            .Says("reportOutcome", ApiTags.Tasks, "报送核查结论", "乡镇自己的系统报送入户核查的结论，规则与页面相同；需要确认的由县乡村振兴局确认后才算定。");
        api.MapGet("/outcomes", ReadOutcomes.List).Needs(ApiScope.OutcomesRead)
            .Produces<PageOf<OutcomeAnswer>>().Problems(400)
            .Says("listOutcomes", ApiTags.Tasks, "列出核查结论", "已经定了的结论，由先到后。记下答复里的 last，下次从那里接着读，就不会漏。");

        api.MapGet("/roster/versions", ReadRoster.List).Needs(ApiScope.RosterRead)
            .Produces<PageOf<RosterVersionAnswer>>().Problems(400)
            .Says("listRosterVersions", ApiTags.Roster, "列出花名册各版", "由先到后，只有数量。");
        api.MapGet("/roster/versions/{version:int}", ReadRoster.Find).Needs(ApiScope.RosterRead)
            .Produces<RosterVersionAnswer>().Problems(404)
            .Says("getRosterVersion", ApiTags.Roster, "查询一版花名册", "只有数量。");
        api.MapPost("/roster/imports", ImportRoster.HandleAsync).Needs(ApiScope.RosterWrite).WithMetadata(file).TakesFile().TakesKey()
            .Produces<RosterImportAnswer>(201).Problems(400, 409, 413, 422)
            .Says("importRoster", ApiTags.Roster, "导入花名册", "整份导入为新的一版，成功后答复 201；读不懂的文件答复 422，什么也不改。几十万人约需一两分钟。");
    }
}
