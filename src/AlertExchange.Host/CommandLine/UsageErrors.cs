using System.CommandLine;
using System.CommandLine.Parsing;

namespace AlertExchange.Host.CommandLine;

/// <summary>Tells in Chinese what is wrong with a command line.</summary>
internal static class UsageErrors
{
    /// <summary>Writes each error and where help is to be had.</summary>
    public static void Write(ParseResult parsed, TextWriter error)
    {
        foreach (var message in parsed.Errors.Select(e => Chinese(e, parsed)).Distinct())
        {
            error.WriteLine("命令行有误：" + message);
        }

        foreach (var token in parsed.UnmatchedTokens)
        {
            var near = Closest(token, parsed.CommandResult.Command);
            error.WriteLine(near is null ? $"  不认识「{token}」" : $"  不认识「{token}」，是不是想写 {near} ？");
        }

        error.WriteLine();
        ChineseHelp.Write(parsed.CommandResult.Command, error);
    }

    private static string Chinese(ParseError error, ParseResult parsed) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"选项 {option.Option.Name} 缺少值",
        ArgumentResult { Tokens.Count: 0 } argument => $"缺少参数 {argument.Argument.Name}",
        CommandResult command when Missing(command, parsed) is { Length: > 0 } missing => $"缺少必填项 {missing}",
        CommandResult { Command.Subcommands.Count: > 0 } command when command.Tokens.Count == 0 || parsed.UnmatchedTokens.Count > 0 =>
            "请在后面写上要执行的命令",
        _ => error.Message,
    };

    private static string Missing(CommandResult command, ParseResult parsed) => string.Join("、",
        command.Command.Options.Where(o => o.Required && parsed.GetResult(o) is null or { Implicit: true } && o.Required).Select(o => o.Name)
            .Concat(command.Command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is null or { Tokens.Count: 0 }
                && a.Arity.MinimumNumberOfValues > 0).Select(a => a.Name)));

    private static string? Closest(string token, Command command)
    {
        var names = command.Subcommands.Select(c => c.Name)
            .Concat(command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options)).Select(o => o.Name));
        var (name, distance) = names.Select(n => (n, Distance(token, n))).OrderBy(p => p.Item2).FirstOrDefault(("", int.MaxValue));
        return distance <= Math.Max(2, token.Length / 3) ? name : null;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var previous = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), previous + (a[i - 1] == b[j - 1] ? 0 : 1));
                previous = above;
            }
        }

        return row[b.Length];
    }
}
