using AlertExchange.Engine.Policies;
using AlertExchange.Storage;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Lists;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Warnings;

/// <summary>Warnings: a department's own, a township's, or the county's.</summary>
internal static class ReadWarnings
{
    public static IResult List(HttpContext context, [AsParameters] ListRequest asked, [FromServices] ExchangeStore store)
    {
        var caller = ApiCaller.Of(context);
        return asked.Problem?.Result
            ?? asked.Answer(store.Read(scope => store.Systems.ListWarnings(scope, caller.Rows, asked.Period, asked.After, asked.Size + 1)), WarningAnswer.Of);
    }

    public static IResult Find(HttpContext context, string warningId, [FromServices] ExchangeStore store)
    {
        var caller = ApiCaller.Of(context);
        return ApiIds.IsWarning(warningId) && store.Read(scope => store.Systems.FindWarning(scope, caller.Rows, new WarningId(warningId))) is { } row
            ? new ApiJsonResult<WarningAnswer>(WarningAnswer.Of(row))
            : ApiProblem.NotFound.Result;
    }
}
