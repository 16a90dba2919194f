using AlertExchange.Pipeline.Connecting;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Lists;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>What became of submissions and of their rows.</summary>
internal static class ReadSubmissions
{
    public static IResult List(HttpContext context, [AsParameters] ListRequest asked, [FromServices] ExchangeStore store)
    {
        var caller = ApiCaller.Of(context);
        return asked.Problem?.Result
            ?? asked.Answer(store.Read(scope => store.Systems.ListSubmissions(scope, caller.Rows, asked.Period, asked.After, asked.Size + 1)), SubmissionAnswer.Of);
    }

    public static IResult Find(HttpContext context, string submissionId, [FromServices] ExchangeStore store) =>
        Own(context, store, submissionId) is { } submission ? new ApiJsonResult<SubmissionAnswer>(SubmissionAnswer.Of(submission)) : ApiProblem.NotFound.Result;

    public static IResult Rejections(HttpContext context, string submissionId, [AsParameters] RowsRequest asked, [FromServices] ExchangeStore store, [FromServices] SubmissionRows rows) =>
        asked.List.Problem?.Result
        ?? (Own(context, store, submissionId) is null
            ? ApiProblem.NotFound.Result
            : asked.List.Answer(rows.Rejections(submissionId, asked.List.After, asked.List.Size + 1), RejectionAnswer.Of));

    public static IResult Matches(HttpContext context, string submissionId, [AsParameters] RowsRequest asked, [FromServices] ExchangeStore store, [FromServices] SubmissionRows rows) =>
        asked.List.Problem?.Result
        ?? (Own(context, store, submissionId) is null
            ? ApiProblem.NotFound.Result
            : asked.List.Answer(rows.Matches(submissionId, asked.List.After, asked.List.Size + 1), MatchAnswer.Of));

    private static Submission? Own(HttpContext context, ExchangeStore store, string submissionId)
    {
        var caller = ApiCaller.Of(context);
        return store.Read(scope => store.Systems.FindSubmission(scope, caller.Rows, submissionId));
    }
}
