using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Repeats;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AlertExchange.Web.Api.Description;

/// <summary>The interface in the words of OpenAPI 3.1; <c>contracts/openapi.json</c> is a copy that a test compares.</summary>
internal static class ApiDescription
{
    public const string Document = "v1";

    private const string Security = "apiKey";

    private const string About =
        """
        部门、乡镇和县里的其他系统用的接口。密钥由县里的系统管理员在“系统对接”页面发放，写在请求头 `Authorization: Bearer 密钥`；不接受登录的 Cookie。
        提交类请求要带 `Idempotency-Key`，同一请求重发时原样带上，结果不变。出错一律按 RFC 9457 答复，程序按 `code` 判断。范围之外的编号与不存在的一样答复 404。
        """;

    /// <summary>Who may read the description: whoever is signed in, and every key.</summary>
    public static AuthorizationPolicy Readers { get; } =
        new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme, ApiKeyScheme.Name).RequireAuthenticatedUser().Build();

    public static void Set(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "防返贫部门预警交换接口", Version = "1.0.0", Description = About.ReplaceLineEndings("\n") };
            // Where it is served differs from county to county.
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Security] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "县里发放的密钥，alx_ 开头。" },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Security, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancellation) =>
        {
            var about = context.Description.ActionDescriptor.EndpointMetadata;
            if (about.OfType<ApiNeeds>().FirstOrDefault() is { } needs)
            {
                operation.Description += $"\n\n需要权限 `{Engine.Access.ApiScopes.Id(needs.Scope)}`。";
            }

            if (about.OfType<ApiConventions.RepeatKeyWanted>().Any())
            {
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = OnceOnly.KeyHeader,
                    In = ParameterLocation.Header,
                    Required = true,
                    Description = "每次提交一个不重复的编号，如 UUID；重发时原样带上。一周内有效。",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 100 },
                });
            }

            if (about.OfType<ApiConventions.BodyTaken>().FirstOrDefault() is { } body)
            {
                operation.RequestBody = body.Kind switch
                {
                    ApiConventions.BodyKind.File => File(),
                    ApiConventions.BodyKind.Batch => Batch(),
                    _ => Json(await context.GetOrCreateSchemaAsync(body.Type!, null, cancellation)),
                };
            }

            foreach (var response in operation.Responses ?? [])
            {
                response.Value.Description = Meaning(response.Key);
            }
        });
    }

    private static OpenApiRequestBody File() => new()
    {
        Required = true,
        Description = "文件（.xlsx、.xls、.csv 等）：表单中的文件部分，或整个请求体就是文件，文件名写在参数 fileName。",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                },
            },
            ["application/octet-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
        },
    };

    private static OpenApiRequestBody Batch() => new()
    {
        Required = true,
        Description = "一批预警信息，格式见 contracts/alert-batch.schema.json。",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new()
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "contracts/alert-batch.schema.json（JSON Schema draft-07）" },
            },
        },
    };

    private static OpenApiRequestBody Json(OpenApiSchema schema) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
    };

    private static string Meaning(string status) => status switch
    {
        "200" => "成功；提交类请求：以前已经收到，没有改动",
        "201" => "已建立",
        "202" => "已收存，后台处理",
        "400" => "参数或写法有误",
        "401" => "没有有效的密钥",
        "403" => "密钥没有这项权限",
        "404" => "没有，或不在密钥的范围内",
        "409" => "与已有的情况冲突，或同一请求正在处理",
        "413" => "内容太大",
        "415" => "内容类型不对",
        "422" => "内容不能接收，或 Idempotency-Key 已用于别的请求",
        "429" => "太频繁，按 Retry-After 等待",
        _ => "见 code",
    };
}
