using System.CommandLine;
using System.Text.Json;
using AlertExchange.Host.CommandLine;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx healthcheck</c>: asks a running process whether it is ready; for containers, whose image has no other program that could ask.</summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Command Create()
    {
        var url = new Option<Uri>("--url")
        {
            Description = "运行中程序的地址（环境变量 ALERTX_HEALTH，默认 http://127.0.0.1:8080）",
            HelpName = "地址",
            DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable("ALERTX_HEALTH") is { Length: > 0 } set ? set : "http://127.0.0.1:8080"),
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp)
                {
                    return uri;
                }

                result.AddError($"--url「{result.Tokens[0].Value}」应写成 http://地址:端口");
                return null;
            },
        };
        var command = new Command("healthcheck", "问一个运行中的程序是否可以使用（给容器的健康检查用）") { url };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = new HttpClient { Timeout = Patience };
            try
            {
                using var answer = await client.GetAsync(new Uri(parsed.GetRequiredValue(url), "/health/ready"), cancellation);
                using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
                Console.Out.WriteLine(body.RootElement.GetProperty("text").GetString());
                return answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Failed;
            }
            catch (Exception silent) when (silent is HttpRequestException or JsonException or OperationCanceledException)
            {
                Terminal.Error("程序没有应答");
                return ExitCode.Failed;
            }
        });
        return command;
    }
}
