using AlertExchange.Storage;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Outcomes;

/// <summary>Outcomes that stand: of a department's warnings, a township's tasks, or the county's.</summary>
internal static class ReadOutcomes
{
    public static IResult List(HttpContext context, [AsParameters] RowsRequest asked, [FromServices] ExchangeStore store)
    {
        var caller = ApiCaller.Of(context);
        return asked.List.Problem?.Result
            ?? asked.List.Answer(store.Read(scope => store.Systems.ListOutcomes(scope, caller.Rows, asked.List.After, asked.List.Size + 1)), OutcomeAnswer.Of);
    }
}
