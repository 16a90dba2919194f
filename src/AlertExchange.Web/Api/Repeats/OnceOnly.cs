using System.Text.RegularExpressions;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Storage.Connecting;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Problems;

namespace AlertExchange.Web.Api.Repeats;

/// <summary>Requests that change something carry an <c>Idempotency-Key</c>: sent again, they change nothing and are answered the same.</summary>
internal sealed partial class OnceOnly(RepeatedRequests requests)
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What is wrong with the key of a request; null where nothing is. To be asked before the content is read.</summary>
    public static ApiProblem? Problem(HttpContext context)
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        return key.Length == 0 ? new ApiProblem(400, "idempotency-key.missing", "没有写 Idempotency-Key", "请为每次提交生成一个不重复的编号（如 UUID），写在请求头 Idempotency-Key；重发时原样带上。")
            : !KeyPattern().IsMatch(key) ? new ApiProblem(400, "idempotency-key.wrong", "Idempotency-Key 写法不对", "请用 1 到 100 个字母、数字或 - _ . : 组成的编号。")
            : null;
    }

    /// <summary>Does the work, or gives the answer of the first time.</summary>
    /// <param name="content">A digest of what was sent.</param>
    /// <param name="discard">Removes what was sent; called where the work is not done.</param>
    public async Task<IResult> OnceAsync(HttpContext context, string content, Func<Task<ApiAnswer>> work, Action discard)
    {
        var (holder, key) = (ApiCaller.Of(context).Holder, context.Request.Headers[KeyHeader].ToString());
        var request = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n{content}";
        var waited = TimeSpan.Zero;
        while (waited < Patience)
        {
            switch (await requests.BeginAsync(holder, key, request, context.RequestAborted))
            {
                case ApiAsked.First:
                    return new AnswerResult(await WorkAsync(holder, key, work), IsReplayed: false);
                case ApiAsked.Answered { Answer: var answer }:
                    discard();
                    return new AnswerResult(answer, IsReplayed: true);
                case ApiAsked.Another:
                    discard();
                    return new ApiProblem(422, "idempotency-key.reused", "Idempotency-Key 已用于另一个请求", "内容或参数与第一次不同。新的提交请换一个新的 Idempotency-Key。").Result;
            }

            // Many may wait for one answer: they look, and only whoever finds it there or nobody at work takes a turn of the writer again.
            do
            {
                await Task.Delay(Glance, context.RequestAborted);
                waited += Glance;
            }
            while (waited < Patience && requests.IsUnderWay(holder, key));
        }

        discard();
        context.Response.Headers.RetryAfter = "10";
        return new ApiProblem(409, "idempotency-key.under-way", "同一请求正在处理", "请稍后原样重发，带同样的 Idempotency-Key。").Result;
    }

    private async Task<ApiAnswer> WorkAsync(string holder, string key, Func<Task<ApiAnswer>> work)
    {
        try
        {
            var answer = await work();
            await requests.EndAsync(holder, key, answer);
            return answer;
        }
        catch
        {
            await requests.ForgetAsync(holder, key);
            throw;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._:-]{1,100}\z")]
    private static partial Regex KeyPattern();

    private sealed record AnswerResult(ApiAnswer Answer, bool IsReplayed) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Answer.Status;
            if (Answer.Location is { } location)
            {
                response.Headers.Location = location;
            }

            if (IsReplayed)
            {
                response.Headers[ReplayedHeader] = "true";
            }

            response.ContentType = (Answer.Status >= 400 ? ApiJson.ProblemType : ApiJson.Type) + "; charset=utf-8";
            return response.WriteAsync(Answer.Body, httpContext.RequestAborted);
        }
    }
}
