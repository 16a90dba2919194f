using AlertExchange.Storage;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.Roster;
using AlertExchange.Web.Api.Lists;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Roster;

/// <summary>Versions of the roster. Only the county's keys may have this scope, so there is nothing to filter.</summary>
internal static class ReadRoster
{
    public static IResult List([AsParameters] RowsRequest asked, [FromServices] ExchangeStore store) => asked.List.Problem?.Result
        ?? asked.List.Answer(
            store.Read(scope => store.Roster.VersionsAfter(scope, asked.List.After, asked.List.Size + 1)).Select(v => new Placed<RosterVersionInfo>(v.Version, v)).ToList(),
            RosterVersionAnswer.Of);

    public static IResult Find(int version, [FromServices] ExchangeStore store) => store.Read(scope => store.Roster.Find(scope, version)) is { } found
        ? new ApiJsonResult<RosterVersionAnswer>(RosterVersionAnswer.Of(found))
        : ApiProblem.NotFound.Result;
}
