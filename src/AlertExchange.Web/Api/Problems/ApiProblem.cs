using AlertExchange.Engine.Access;
using AlertExchange.Intake;

namespace AlertExchange.Web.Api.Problems;

/// <summary>What could not be done, in the form of RFC 9457. <paramref name="Code"/> never changes; title and detail are for people.</summary>
/// <param name="Errors">What exactly, where more than one thing is wrong.</param>
internal sealed record ApiProblem(int Status, string Code, string Title, string Detail, IReadOnlyList<ApiError>? Errors = null)
{
    private const string TypeBase = "https://alertexchange.example/problems/";

    public static ApiProblem KeyMissing { get; } = new(401, "key.missing", "没有有效的密钥", "请在请求头写 Authorization: Bearer 密钥。密钥过期或停用时，请联系县里的系统管理员。");

    public static ApiProblem NotFound { get; } = new(404, "not-found", "没有找到", "编号写错了，或不在这个密钥的范围内。");

    public static ApiProblem ScopeMissing(ApiScope? scope) =>
        new(403, "scope.missing", "密钥没有这项权限", scope is { } needed ? $"需要权限 {needed.Id()}，请联系县里的系统管理员。" : "请联系县里的系统管理员。");

    public static ApiProblem Wrong(string parameter, string detail) => new(400, "parameter.wrong", "参数有误", detail, [new ApiError(parameter, "parameter.wrong", detail)]);

    /// <summary>What the intake says of a file it cannot take.</summary>
    public static ApiProblem Of(IntakeRefusal refusal) => new(422, refusal.Code, "文件未接收", refusal.Message);

    /// <summary>What a status means that was answered without a word.</summary>
    public static ApiProblem OfStatus(int status) => status switch
    {
        400 => new ApiProblem(400, "request.malformed", "请求有误", "请求的写法不对，请对照接口文档检查。"),
        401 => KeyMissing,
        403 => ScopeMissing(null),
        404 => NotFound,
        405 => new ApiProblem(405, "method.not-allowed", "不支持这种请求方法", "请对照接口文档检查请求方法。"),
        408 => new ApiProblem(408, "request.timeout", "请求中断", "内容没有传完，请重新发送。"),
        413 => new ApiProblem(413, "content.too-large", "内容太大", "请把内容分成几份再发送。"),
        415 => new ApiProblem(415, "content.type", "内容类型不对", "请对照接口文档检查 Content-Type。"),
        429 => new ApiProblem(429, "rate.exceeded", "请求太频繁", "请按 Retry-After 给出的秒数等待后再试。"),
        503 => new ApiProblem(503, "unavailable", "暂时不能使用", "没有保存任何内容，请稍后原样重发。"),
        >= 500 => new ApiProblem(status, "internal", "系统出错了", "出错的位置已记入系统日志。请稍后原样重发；多次出现请联系县里的系统管理员。"),
        _ => new ApiProblem(status, "refused", "请求被拒绝", "请对照接口文档检查。"),
    };

    public ApiProblemBody Body => new(TypeBase + Code, Title, Status, Detail, Code, Errors);

    public IResult Result => new ApiJsonResult<ApiProblemBody>(Body, Status, ApiJson.ProblemType);

    public static Task WriteAsync(HttpContext context, ApiProblem problem) => problem.Result.ExecuteAsync(context);
}
