using System.Text.Json;

namespace AlertExchange.Host.Tests.Running;

/// <summary>How a run of <c>alertx</c> ended and what it printed.</summary>
internal sealed record CommandResult(string CommandLine, int ExitCode, string Output, string Errors)
{
    /// <summary>Everything printed, for searching.</summary>
    public string Text => Output + Errors;

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Fails with all that was printed when the exit code is another.</summary>
    public CommandResult Exits(int code)
    {
        ExitCode.ShouldBe(code, ToString());
        return this;
    }

    /// <summary>Refused with a Chinese reason on stderr.</summary>
    public CommandResult ExitsWithReason(int code, string containing = "")
    {
        Exits(code);
        Errors.ShouldContain(containing, Case.Sensitive, ToString());
        Errors.Any(IsChinese).ShouldBeTrue(ToString());
        return this;
    }

    public override string ToString() => $"alertx {CommandLine}\n→ {ExitCode}\n{Output}\n{Errors}";

    public static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
