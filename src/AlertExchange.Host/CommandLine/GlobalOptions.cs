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

    public Option<FileInfo?> Config { get; } = new("--config")
    {
        Description = "配置文件（YAML：dataDirectory、configDirectory、errorRateLimit、matchingWorkers、logs）",
        HelpName = "文件",
        Recursive = true,
    };

    /// <summary>Settings of a command line; <c>--data</c> wins over the file's directory when it is written.</summary>
    public ExchangeSettings Settings(ParseResult parsed)
    {
        var file = parsed.GetValue(Config);
        var settings = file is null ? new ExchangeSettings { ConfigDirectory = DefaultConfigDirectory } : ExchangeSettings.Load(file.FullName, DefaultConfigDirectory);
        return parsed.GetResult(Data) is { Implicit: false } || file is null || settings.DataDirectory.Length == 0
            ? settings with { DataDirectory = parsed.GetRequiredValue(Data).FullName }
            : settings;
    }

    /// <summary>The configuration that ships beside the program.</summary>
    public static string DefaultConfigDirectory => Path.Combine(AppContext.BaseDirectory, "config");
}
