using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Tasks;

/// <summary>Who lives where a task is to be done.</summary>
internal static class ReadTaskPeople
{
    public static async Task<IResult> HandleAsync(HttpContext context, string taskId, [FromServices] TaskHousehold households)
    {
        var caller = ApiCaller.Of(context);
        return ApiIds.IsTask(taskId)
            && await households.FindAsync(caller.Viewer, taskId, caller.May(ApiScope.PeopleRead), context.Connection.RemoteIpAddress?.ToString()) is { } members
            ? new ApiJsonResult<TaskPeopleAnswer>(new TaskPeopleAnswer([.. members.Select(TaskPersonAnswer.Of)]))
            : ApiProblem.NotFound.Result;
    }
}
