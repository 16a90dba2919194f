using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AlertExchange.Host.CommandLine;

/// <summary>
/// Prints a command's help in Chinese. The library's own texts are localized through ICU cultures,
/// which the program does without (it runs with invariant globalization, so that no ICU is needed).
/// </summary>
internal sealed class ChineseHelp : SynchronousCommandLineAction
{
    /// <summary>Puts Chinese help behind <c>--help</c> of a root command and everything below it.</summary>
    public static void InstallOn(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new ChineseHelp();
                help.Description = "显示帮助";
            }
            else if (option is VersionOption version)
            {
                version.Description = "显示版本";
            }
        }
    }

    /// <summary>Who asks for help need not have written the rest of the line rightly.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCode.Done;
    }

    /// <summary>Writes usage, arguments, options and subcommands of one command.</summary>
    public static void Write(Command command, TextWriter output)
    {
        var parents = Path(command);
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"用法：{parents}{Usage(command)}");
        WriteTable(output, "参数：", command.Arguments.Where(a => !a.Hidden).Select(a => (a.Name, a.Description ?? "")));
        WriteTable(output, "命令：", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name + Usage(c, short_: true), c.Description ?? "")));
        WriteTable(output, "选项：", Options(command).Select(o => (OptionName(o), OptionText(o))));
    }

    private static string Path(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        var name = command is RootCommand ? "alertx" : command.Name;
        return parent is null ? name : Path(parent) + " " + name;
    }

    private static string Usage(Command command, bool short_ = false)
    {
        var text = string.Concat(command.Arguments.Where(a => !a.Hidden).Select(a => a.Arity.MinimumNumberOfValues > 0 ? $" {a.Name}" : $" [{a.Name}]"));
        if (short_)
        {
            return text;
        }

        return text + (command.Subcommands.Count > 0 ? " 命令" : "") + " [选项]";
    }

    private static IEnumerable<Option> Options(Command command)
    {
        var own = command.Options.Where(o => !o.Hidden);
        var inherited = command.Parents.OfType<Command>().SelectMany(p => p.Options.Where(o => o.Recursive && !o.Hidden));
        return own.Concat(inherited).DistinctBy(o => o.Name);
    }

    private static string OptionName(Option option) =>
        string.Join(", ", option.Aliases.Append(option.Name).OrderBy(n => n.Length).Where(n => n is not ("/h" or "/?" or "-?")))
        + (option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? "" : $" {option.HelpName ?? "值"}");

    private static string OptionText(Option option) => (option.Required ? "（必填）" : "") + option.Description;

    private static void WriteTable(TextWriter output, string title, IEnumerable<(string Name, string Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        var width = list.Max(r => DisplayWidth(r.Name)) + 3;
        output.WriteLine();
        output.WriteLine(title);
        foreach (var (name, text) in list)
        {
            output.WriteLine($"  {name}{new string(' ', width - DisplayWidth(name))}{text}");
        }
    }

    private static int DisplayWidth(string text) => text.Sum(c => c > 0x2E7F ? 2 : 1);
}
