using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Storage;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AlertExchange.Pipeline.Settings;

/// <summary>A settings file as it is written. Secrets may stand in files of their own; none is ever printed.</summary>
internal sealed partial record SettingsFile
{
    private const string Keys = "可用的键：county、dataDirectory、configDirectory、errorRateLimit、matchingWorkers、matchWhileReading、"
        + "database（kind、connection、connectionFile、silenceSeconds）、transport（kind、host、port、virtualHost、user、password、passwordFile）、logs（level、keptFiles、fileMegabytes、console）、webhooks（name、url、secretFile、events）、webhookNetworks（网段）、api（requestsPerMinute、fileMegabytes）、web（certificateFile、certificateKeyFile、hosts、trustedProxy、idleMinutes、signInsPerMinute）、publishers（部门代号）、uploads（megabytes、keptDays）";

    public string? County { get; init; }
    public string? DataDirectory { get; init; }
    public string? ConfigDirectory { get; init; }
    public double? ErrorRateLimit { get; init; }
    public int? MatchingWorkers { get; init; }
    public bool? MatchWhileReading { get; init; }
    public DatabaseSection? Database { get; init; }
    public TransportSection? Transport { get; init; }
    public List<WebhookSection>? Webhooks { get; init; }
    public List<string>? WebhookNetworks { get; init; }
    public ApiSettings? Api { get; init; }
    public List<string>? Publishers { get; init; }
    public WebSection? Web { get; init; }
    public LogSettings? Logs { get; init; }
    public UploadSection? Uploads { get; init; }

    public static ExchangeSettings Read(string path, string defaultConfigDirectory)
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
            throw new SettingsException($"配置文件 {path} 第 {wrong.Start.Line} 行有误：{Reason(wrong)}。{Keys}", wrong);
        }

        return file.Checked(path, defaultConfigDirectory);
    }

    private ExchangeSettings Checked(string path, string defaultConfigDirectory)
    {
        Require(ErrorRateLimit is null or (>= 0 and <= 1), "errorRateLimit 应在 0 与 1 之间");
        Require(MatchingWorkers is null or >= 1, "matchingWorkers 至少为 1");
        Require(County is null || CountyName().IsMatch(County), "county 只能用小写字母、数字和连字符，如 341024");
        var home = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var defaults = new ExchangeSettings();
        return new ExchangeSettings
        {
            County = County ?? "",
            DataDirectory = DataDirectory is null ? "" : Path.GetFullPath(DataDirectory, home),
            ConfigDirectory = ConfigDirectory is null ? defaultConfigDirectory : Path.GetFullPath(ConfigDirectory, home),
            ErrorRateLimit = ErrorRateLimit ?? defaults.ErrorRateLimit,
            MatchingWorkers = MatchingWorkers ?? defaults.MatchingWorkers,
            MatchWhileReading = MatchWhileReading ?? defaults.MatchWhileReading,
            Database = DatabaseOf(Database ?? new DatabaseSection()),
            Transport = TransportOf(Transport ?? new TransportSection()),
            Webhooks = WebhooksOf(Webhooks ?? []),
            WebhookNetworks = (WebhookNetworks ?? []).ConvertAll(NetworkOf),
            Api = ApiOf(Api ?? defaults.Api),
            Publishers = PublishersOf(Publishers ?? []),
            Web = (Web ?? new WebSection()).Checked(home, Require),
            Logs = LogsOf(Logs ?? defaults.Logs),
            Uploads = UploadsOf(Uploads ?? new UploadSection()),
        };

        UploadSettings UploadsOf(UploadSection section)
        {
            Require(section.Megabytes is null or (>= 1 and <= 512), "uploads.megabytes 应在 1 与 512 之间");
            Require(section.KeptDays is null or (>= 1 and <= 90), "uploads.keptDays 应在 1 与 90 之间");
            var usual = defaults.Uploads;
            return new UploadSettings
            {
                MaxBytes = section.Megabytes is { } megabytes ? (long)megabytes << 20 : usual.MaxBytes,
                KeptFor = section.KeptDays is { } days ? TimeSpan.FromDays(days) : usual.KeptFor,
            };
        }

        DatabaseSettings DatabaseOf(DatabaseSection section)
        {
            var kind = section.Kind switch
            {
                null or "sqlite" => DatabaseKind.Sqlite,
                "postgresql" => DatabaseKind.PostgreSql,
                "sqlserver" => DatabaseKind.SqlServer,
                _ => throw Wrong("database.kind 只能是 sqlite、postgresql 或 sqlserver"),
            };
            var connection = SecretOf("database.connection", section.Connection, section.ConnectionFile);
            Require(kind == DatabaseKind.Sqlite || connection.Length > 0, "database 要写明 connection（连接串）或 connectionFile（存放连接串的文件）");
            Require(kind != DatabaseKind.Sqlite || connection.Length == 0, "内置数据库（sqlite）不用 connection，数据库就在 dataDirectory 里");
            Require(section.SilenceSeconds is null or (>= 3 and <= 600), "database.silenceSeconds 应在 3 与 600 之间（秒）");
            var usual = new DatabaseSettings();
            return new DatabaseSettings { Kind = kind, Connection = new Secret(connection), Silence = section.SilenceSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.Silence };
        }

        TransportSettings TransportOf(TransportSection section)
        {
            switch (section.Kind)
            {
                case null or "memory":
                    Require(section == new TransportSection { Kind = section.Kind }, "transport.kind 是 memory 时不用其他键；要用 RabbitMQ 请写 kind: rabbitmq");
                    return TransportSettings.Memory;
                case "rabbitmq":
                    Require(!string.IsNullOrEmpty(County), "用 RabbitMQ 时要写明 county，队列的名称以它开头");
                    Require(section.Port is null or (>= 1 and <= 65535), "transport.port 应在 1 与 65535 之间");
                    var usual = TransportSettings.Memory;
                    var password = SecretOf("transport.password", section.Password, section.PasswordFile);
                    return new TransportSettings
                    {
                        Kind = TransportKind.RabbitMq,
                        County = County!,
                        Host = section.Host ?? usual.Host,
                        Port = section.Port ?? usual.Port,
                        VirtualHost = section.VirtualHost ?? usual.VirtualHost,
                        User = section.User ?? usual.User,
                        Password = password.Length > 0 ? new Secret(password) : usual.Password,
                    };
                default:
                    throw Wrong("transport.kind 只能是 memory 或 rabbitmq");
            }
        }

        DepartmentId[] PublishersOf(List<string> departments)
        {
            Require(departments.Count == 0 || Transport?.Kind == "rabbitmq", "publishers 要用 RabbitMQ（transport.kind: rabbitmq）");
            Require(departments.All(CountyName().IsMatch), "publishers 里写部门代号，如 medical-insurance");
            return [.. departments.Distinct().Select(d => new DepartmentId(d))];
        }

        IPNetwork NetworkOf(string text) => IPNetwork.TryParse(text, out var network)
            ? network
            : throw Wrong($"webhookNetworks「{text}」应写成网段，如 10.20.0.0/16");

        ApiSettings ApiOf(ApiSettings api)
        {
            Require(api is { RequestsPerMinute: >= 1, FileMegabytes: >= 1 and <= 2000 }, "api.requestsPerMinute 至少为 1，api.fileMegabytes 应在 1 与 2000 之间");
            return api;
        }

        LogSettings LogsOf(LogSettings logs)
        {
            Require(LogSettings.Levels.Contains(logs.Level), $"logs.level 不能是「{logs.Level}」，可用：{string.Join("、", LogSettings.Levels)}");
            Require(logs is { KeptFiles: >= 1, FileMegabytes: >= 1 }, "logs.keptFiles 和 logs.fileMegabytes 至少为 1");
            return logs;
        }

        WebhookSettings[] WebhooksOf(List<WebhookSection> sections)
        {
            Require(sections.Select(s => s.Name).Distinct().Count() == sections.Count, "webhooks 的 name 不能重复");
            return [.. sections.Select(WebhookOf)];
        }

        WebhookSettings WebhookOf(WebhookSection section)
        {
            Require(section.Name is not null && CountyName().IsMatch(section.Name) && section.Name != Outbox.BrokerDestination.OwnName,
                "webhooks 每一项要有 name，只能用小写字母、数字和连字符（rabbitmq 留作他用）");
            Require(Uri.TryCreate(section.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0,
                $"webhooks「{section.Name}」的 url 应以 http:// 或 https:// 开头，不带用户名和密码");
            var secret = SecretOf($"webhooks「{section.Name}」的 secret", null, section.SecretFile);
            Require(secret.Length >= 16, $"webhooks「{section.Name}」要有 secretFile，其中的密钥至少 16 个字符（用于签名）");
            var events = (section.Events ?? []).ConvertAll(e => NoticeKinds.TryParse(e, out var kind)
                ? kind
                : throw Wrong($"webhooks「{section.Name}」的 events 里没有「{e}」，可用：{string.Join("、", NoticeKinds.All.Select(k => k.Id()))}"));
            return new WebhookSettings { Name = section.Name!, Url = url!, Secret = new Secret(secret), Events = events.Count == 0 ? NoticeKinds.OfSubmissions : events };
        }

        string SecretOf(string key, string? written, string? file)
        {
            Require(written is null || file is null, $"{key} 与 {key}File 只能写一个");
            if (file is null)
            {
                return written ?? "";
            }

            var secret = Path.GetFullPath(file, home);
            Require(File.Exists(secret), $"{key}File 指的文件不存在：{secret}");
            return File.ReadAllText(secret).TrimEnd('\r', '\n');
        }

        void Require(bool fine, string message)
        {
            if (!fine)
            {
                throw Wrong(message);
            }
        }

        SettingsException Wrong(string message) => new($"配置文件 {path}：{message}");
    }

    // The library explains in English and in its own terms.
    private static string Reason(YamlException wrong) => wrong switch
    {
        _ when wrong.Message.Contains("not found on type", StringComparison.Ordinal) => "没有这个键",
        { InnerException: not (null or YamlException) } => "值的写法不对",
        _ => "不是正确的 YAML",
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$")]
    private static partial Regex CountyName();

    internal sealed record DatabaseSection
    {
        public int? SilenceSeconds { get; init; }
        public string? Kind { get; init; }
        public string? Connection { get; init; }
        public string? ConnectionFile { get; init; }
    }

    internal sealed record UploadSection
    {
        public int? Megabytes { get; init; }
        public int? KeptDays { get; init; }
    }

    internal sealed record WebhookSection
    {
        public string? Name { get; init; }
        public string? Url { get; init; }
        public string? SecretFile { get; init; }
        public List<string>? Events { get; init; }
    }

    internal sealed record TransportSection
    {
        public string? Kind { get; init; }
        public string? Host { get; init; }
        public int? Port { get; init; }
        public string? VirtualHost { get; init; }
        public string? User { get; init; }
        public string? Password { get; init; }
        public string? PasswordFile { get; init; }
    }
}
