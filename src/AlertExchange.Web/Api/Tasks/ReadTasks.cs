using AlertExchange.Engine.Routing;
using AlertExchange.Storage;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Lists;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Tasks;

/// <summary>Verification tasks: those that a department's warnings are behind, a township's, or the county's.</summary>
internal static class ReadTasks
{
    public static IResult List(HttpContext context, [AsParameters] ListRequest asked, [FromQuery] string? state, [FromServices] ExchangeStore store)
    {
        var caller = ApiCaller.Of(context);
        TaskState? wanted = string.IsNullOrEmpty(state) ? null : Enum.GetValues<TaskState>().FirstOrDefault(s => TaskAnswer.Id(s) == state);
        return asked.Problem?.Result
            ?? (wanted == default(TaskState)
                ? ApiProblem.Wrong("state", $"没有这个状态，可用：{string.Join("、", Enum.GetValues<TaskState>().Select(TaskAnswer.Id))}。").Result
                : asked.Answer(store.Read(scope => store.Systems.ListTasks(scope, caller.Rows, asked.Period, wanted, asked.After, asked.Size + 1)), TaskAnswer.Of));
    }

    public static IResult Find(HttpContext context, string taskId, [FromServices] ExchangeStore store)
    {
        var caller = ApiCaller.Of(context);
        return ApiIds.IsTask(taskId) && store.Read(scope => store.Systems.FindTask(scope, caller.Rows, taskId)) is { } row
            ? new ApiJsonResult<TaskAnswer>(TaskAnswer.Of(row))
            : ApiProblem.NotFound.Result;
    }
}
