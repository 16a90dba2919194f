using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Pipeline.Publishing;
using AlertExchange.Storage;
using AlertExchange.Storage.Connecting;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Problems;
using AlertExchange.Web.Api.Repeats;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>A department's system hands in a batch of alerts, as others publish it on the broker: same contract, same judgement, same reply.</summary>
internal static class SubmitBatch
{
    public static async Task<IResult> HandleAsync(HttpContext context, [FromServices] ExchangeStore store, [FromServices] PublishingDesk desk, [FromServices] OnceOnly repeats)
    {
        if (OnceOnly.Problem(context) is { } key)
        {
            return key.Result;
        }

        if (!context.Request.HasJsonContentType())
        {
            return ApiProblem.OfStatus(StatusCodes.Status415UnsupportedMediaType).Result;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var content = body.ToArray();
        var (viewer, address) = (ApiCaller.Of(context).Viewer, context.Connection.RemoteIpAddress?.ToString());
        return await repeats.OnceAsync(
            context, store.Keys.RequestDigest(content), async () => Answer(await desk.TakeAsync(viewer.Department!.Value, content, viewer, address, CancellationToken.None)), () => { });
    }

    private static ApiAnswer Answer(BatchReply reply)
    {
        var location = reply.SubmissionId is { } id ? ApiAddresses.Submission(id) : null;
        return reply.Verdict switch
        {
            BatchVerdict.Refused => Answers.Of(new ApiProblem(422, "batch.refused", "整批未接收", "请按 errors 逐条改好，换一个 Idempotency-Key 再提交。",
                [.. reply.Problems.Select(p => new ApiError(p.Path, p.Code, p.Message))])),
            BatchVerdict.SameBatch => new ApiAnswer(200, location, System.Text.Encoding.UTF8.GetString(NoticeJson.SerializeToUtf8(reply))),
            _ => new ApiAnswer(202, location, System.Text.Encoding.UTF8.GetString(NoticeJson.SerializeToUtf8(reply))),
        };
    }
}
