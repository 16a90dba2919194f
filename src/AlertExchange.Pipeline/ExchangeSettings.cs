using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AlertExchange.Pipeline;

/// <summary>How one installation is set up.</summary>
public sealed record ExchangeSettings
{
    /// <summary>Where the embedded database, the sealed files and the keys live.</summary>
    public string DataDirectory { get; init; } = "";

    /// <summary>The folder with <c>departments</c>, <c>policies</c>, <c>areas</c> and <c>calendar</c>.</summary>
    public string ConfigDirectory { get; init; } = "";

    /// <summary>Above this share of rejected rows the whole file is held for confirmation. 0 to 1; 0.3 unless set.</summary>
    public double ErrorRateLimit { get; init; } = 0.30;

    /// <summary>Workers that match batches at once; the machine's cores unless set.</summary>
    public int MatchingWorkers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Whether whoever reads a file matches its batches as well, before they are stored. False leaves them to whichever worker takes the message.
    /// </summary>
    public bool MatchWhileReading { get; init; } = true;

    /// <summary>Reads a YAML file; directories in it are relative to the file.</summary>
    /// <exception cref="SettingsException">The file is missing, not YAML, or has an unknown key or a wrong value; the message is Chinese.</exception>
    public static ExchangeSettings Load(string path, string defaultConfigDirectory)
    {
        if (!File.Exists(path))
        {
            throw new SettingsException($"找不到配置文件 {path}");
        }

        SettingsFile file;
        try
        {
            var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            file = deserializer.Deserialize<SettingsFile?>(File.ReadAllText(path)) ?? new SettingsFile();
        }
        catch (YamlException wrong)
        {
            throw new SettingsException($"配置文件 {path} 第 {wrong.Start.Line} 行有误：{Reason(wrong)}。可用的键：dataDirectory、configDirectory、errorRateLimit、matchingWorkers、matchWhileReading", wrong);
        }

        if (file.ErrorRateLimit is { } limit && !(limit >= 0 && limit <= 1))
        {
            throw new SettingsException($"配置文件 {path}：errorRateLimit 应在 0 与 1 之间");
        }

        if (file.MatchingWorkers is < 1)
        {
            throw new SettingsException($"配置文件 {path}：matchingWorkers 至少为 1");
        }

        var home = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var defaults = new ExchangeSettings();
        return new ExchangeSettings
        {
            DataDirectory = file.DataDirectory is null ? "" : Path.GetFullPath(file.DataDirectory, home),
            ConfigDirectory = file.ConfigDirectory is null ? defaultConfigDirectory : Path.GetFullPath(file.ConfigDirectory, home),
            ErrorRateLimit = file.ErrorRateLimit ?? defaults.ErrorRateLimit,
            MatchingWorkers = file.MatchingWorkers ?? defaults.MatchingWorkers,
            MatchWhileReading = file.MatchWhileReading ?? defaults.MatchWhileReading,
        };
    }

    // The library explains in English and in its own terms.
    private static string Reason(YamlException wrong) => wrong switch
    {
        _ when wrong.Message.Contains("not found on type", StringComparison.Ordinal) => "没有这个键",
        { InnerException: not (null or YamlException) } => "值的写法不对",
        _ => "不是正确的 YAML",
    };

    private sealed record SettingsFile
    {
        public string? DataDirectory { get; init; }
        public string? ConfigDirectory { get; init; }
        public double? ErrorRateLimit { get; init; }
        public int? MatchingWorkers { get; init; }
        public bool? MatchWhileReading { get; init; }
    }
}
