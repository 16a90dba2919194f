using System.CommandLine;
using AlertExchange.Pipeline;

namespace AlertExchange.Host.CommandLine;

/// <summary>The options every command takes, and the settings they amount to.</summary>
internal sealed class GlobalOptions
{
    public Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "数据目录（内置数据库所在，默认 ./data）",
        HelpName = "目录",
        Recursive = true,
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public Option<FileInfo[]> Config { get; } = new("--config")
    {
        Description = "配置文件（YAML：county、dataDirectory、database、transport、logs 等）；serve --roles worker 可写多次，一县一份",
        HelpName = "文件",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>One exchange a command: only a worker serves several counties.</summary>
    public void GuardAgainstSeveral(Command command, Command except)
    {
        foreach (var each in command.Subcommands.Where(c => c != except))
        {
            each.Validators.Add(result =>
            {
                if (result.GetValue(Config) is { Length: > 1 })
                {
                    result.AddError($"{each.Name} 只能带一份 --config；几个县一起处理用 serve --roles worker");
                }
            });
            GuardAgainstSeveral(each, except);
        }
    }

    /// <summary>Settings of a command line; <c>--data</c> wins over the file's directory when it is written.</summary>
    public ExchangeSettings Settings(ParseResult parsed) => AllSettings(parsed)[0];

    /// <summary>Settings of every county that is named; one where none is.</summary>
    public IReadOnlyList<ExchangeSettings> AllSettings(ParseResult parsed)
    {
        var files = parsed.GetValue(Config) ?? [];
        return files.Length == 0
            ? [new ExchangeSettings { ConfigDirectory = DefaultConfigDirectory, DataDirectory = DataOf(parsed) }]
            : [.. files.Select(file =>
            {
                var settings = ExchangeSettings.Load(file.FullName, DefaultConfigDirectory);
                return parsed.GetResult(Data) is { Implicit: false } || settings.DataDirectory.Length == 0 ? settings with { DataDirectory = DataOf(parsed) } : settings;
            })];
    }

    /// <summary>The configuration that ships beside the program.</summary>
    public static string DefaultConfigDirectory => Path.Combine(AppContext.BaseDirectory, "config");

    private string DataOf(ParseResult parsed) => parsed.GetRequiredValue(Data).FullName;
}
