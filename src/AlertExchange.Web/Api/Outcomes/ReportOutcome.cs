using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Storage;
using AlertExchange.Storage.Connecting;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Problems;
using AlertExchange.Web.Api.Repeats;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Outcomes;

/// <summary>A township's own system reports what a visit found, by the same rules as people do.</summary>
internal static class ReportOutcome
{
    public static async Task<IResult> HandleAsync(HttpContext context, string taskId, [FromServices] ExchangeStore store,
        [FromServices] VerificationDesk desk, [FromServices] OnceOnly once)
    {
        if (OnceOnly.Problem(context) is { } key)
        {
            return key.Result;
        }

        var viewer = ApiCaller.Of(context).Viewer;
        if (!ApiIds.IsTask(taskId) || store.Read(scope => store.Systems.FindTask(scope, viewer.Rows, taskId)) is null)
        {
            return ApiProblem.NotFound.Result;
        }

        var (asked, unread) = await ApiBody.ReadAsync<OutcomeRequest>(context);
        if (asked is null)
        {
            return unread!.Result;
        }

        if (asked.VisitedOn is not { } visited)
        {
            return ApiProblem.Wrong("visitedOn", "请写明入户核查的日子，如 2022-09-05。").Result;
        }

        var request = new TaskRequest
        {
            TaskId = taskId,
            Action = TaskAction.Report,
            Outcome = new Outcome(OutcomeKinds.Parse(asked.Outcome) ?? default, visited, asked.Reason, asked.LookAgainOn, asked.Note),
            Address = context.Connection.RemoteIpAddress?.ToString(),
        };
        var content = string.Join('\n', asked.Outcome, visited.ToString("O", CultureInfo.InvariantCulture), asked.Reason, asked.LookAgainOn?.ToString("O", CultureInfo.InvariantCulture), asked.Note);
        return await once.OnceAsync(context, content, () => ReportAsync(store, desk, viewer, request), () => { });
    }

    private static async Task<ApiAnswer> ReportAsync(ExchangeStore store, VerificationDesk desk, Viewer viewer, TaskRequest request) => await desk.ActAsync(viewer, request, CancellationToken.None) switch
    {
        Pipeline.Verification.TaskAnswer.Done => Answers.Of(200, Tasks.TaskAnswer.Of(store.Read(scope => store.Systems.FindTask(scope, viewer.Rows, request.TaskId))!)),
        Pipeline.Verification.TaskAnswer.Incomplete incomplete => Answers.Of(new ApiProblem(422, "outcome.incomplete", "结论不完整", "请按 errors 补全，换一个 Idempotency-Key 再报送。",
            [.. incomplete.Problems.Select(Error)])),
        Pipeline.Verification.TaskAnswer.Refused { Why: StepRefusal.NotNow } => Answers.Of(new ApiProblem(409, "task.not-now", "这项任务现在不能报送结论", "可能已报送、已办结或已取消，请先查询任务。")),
        Pipeline.Verification.TaskAnswer.Refused { Why: StepRefusal.AidFirstUnknown } => Answers.Of(new ApiProblem(422, "outcome.aid-first-unknown", "本县没有先行救助", "请改报其他结论。")),
        Pipeline.Verification.TaskAnswer.Refused { Why: StepRefusal.AidGivenAlready } => Answers.Of(new ApiProblem(422, "outcome.aid-given", "先行救助已报过", "请报送最后的结论。")),
        Pipeline.Verification.TaskAnswer.Refused { Why: StepRefusal.Note } => Answers.Of(new ApiProblem(422, "outcome.note", "说明太长", $"说明至多 {Outcome.MaxNote} 字。")),
        Pipeline.Verification.TaskAnswer.Refused => Answers.Of(new ApiProblem(409, "task.refused", "这项任务不能这样办理", "请先查询任务。")),
        _ => Answers.Of(ApiProblem.NotFound),
    };

    private static ApiError Error(OutcomeProblem problem) => problem switch
    {
        OutcomeProblem.Kind => new ApiError("outcome", "outcome.kind", $"没有这个结论，可用：{string.Join("、", OutcomeKinds.All.Select(k => k.Id()))}。"),
        OutcomeProblem.Reason => new ApiError("reason", "outcome.reason", "这个结论要写明原因，或原因与结论不符。"),
        OutcomeProblem.NoteMissing => new ApiError("note", "outcome.note-missing", "这个结论或原因要写说明。"),
        OutcomeProblem.NoteTooLong => new ApiError("note", "outcome.note-too-long", $"说明至多 {Outcome.MaxNote} 字。"),
        OutcomeProblem.VisitedOn => new ApiError("visitedOn", "outcome.visited-on", "入户的日子不能在今天之后，也不能在任务交办之前。"),
        OutcomeProblem.LookAgainOn => new ApiError("lookAgainOn", "outcome.look-again-on", "持续跟踪要写明一年以内再看的日子；其他结论不写。"),
        _ => new ApiError("", "outcome.wrong", "结论有误。"),
    };
}
