using AlertExchange.Contracts.Notices;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Storage;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests;

/// <summary>The settings file.</summary>
public sealed class ExchangeSettingsTests
{
    [Test]
    public void Directories_are_relative_to_the_file_and_what_is_not_said_keeps_its_default()
    {
        using var folder = new DataFolder();

        var settings = Load(folder, "dataDirectory: data\nerrorRateLimit: 0.5\n");

        settings.DataDirectory.ShouldBe(Path.Combine(folder.Path, "data"));
        settings.ConfigDirectory.ShouldBe("elsewhere");
        (settings.ErrorRateLimit, settings.MatchingWorkers, settings.MatchWhileReading).ShouldBe((0.5, Environment.ProcessorCount, true));
    }

    [Test]
    public void Matching_may_be_left_to_whichever_worker_takes_the_message()
    {
        using var folder = new DataFolder();
        Load(folder, "matchWhileReading: false\n").MatchWhileReading.ShouldBe(false);
    }

    [Test]
    public void How_large_an_upload_may_be_and_how_long_it_waits_may_be_said()
    {
        using var folder = new DataFolder();

        Load(folder, "uploads: { megabytes: 20, keptDays: 7 }\n").Uploads.ShouldBe(new UploadSettings { MaxBytes = 20 << 20, KeptFor = TimeSpan.FromDays(7) });
        Load(folder, "").Uploads.ShouldBe(new UploadSettings { MaxBytes = 50 << 20, KeptFor = TimeSpan.FromDays(14) });
    }

    [Test]
    public void An_empty_file_is_the_default()
    {
        using var folder = new DataFolder();
        Load(folder, "").ErrorRateLimit.ShouldBe(0.3);
    }

    [TestCase("dataDirectory: data\nerorRateLimit: 0.5\n", "第 2 行", "没有这个键")]
    [TestCase("errorRateLimit: 三成\n", "第 1 行", "值的写法不对")]
    [TestCase("\n\nmatchingWorkers: 1.5\n", "第 3 行", "值的写法不对")]
    [TestCase("dataDirectory: [\n", "行有误", "不是正确的 YAML")]
    [TestCase("errorRateLimit: 1.01\n", "errorRateLimit", "0 与 1 之间")]
    [TestCase("errorRateLimit: -0.1\n", "errorRateLimit", "0 与 1 之间")]
    [TestCase("errorRateLimit: .nan\n", "errorRateLimit", "0 与 1 之间")]
    [TestCase("matchingWorkers: 0\n", "matchingWorkers", "至少为 1")]
    public void A_wrong_file_is_told_in_Chinese_with_the_place(string yaml, string place, string reason)
    {
        using var folder = new DataFolder();
        var message = Should.Throw<SettingsException>(() => Load(folder, yaml)).Message;
        message.ShouldContain("alertx.yaml");
        message.ShouldContain(place);
        message.ShouldContain(reason);
        message.ShouldNotContain("AlertExchange.Pipeline");
    }

    [Test]
    public void Who_is_told_and_who_may_publish_stand_in_the_file_and_their_secrets_beside_it()
    {
        using var folder = new DataFolder();
        File.WriteAllText(Path.Combine(folder.Path, "secret.txt"), "a secret of sufficient length\n");

        var settings = Load(folder, """
            county: 341024
            transport: { kind: rabbitmq }
            publishers: [medical-insurance, education]
            webhooks:
              - name: county-platform
                url: http://127.0.0.1:9000/notices
                secretFile: secret.txt
                events: [submission.held]
              - { name: other, url: "https://a.example/", secretFile: secret.txt }
            """);

        settings.Publishers.Select(p => p.Value).ShouldBe(["medical-insurance", "education"]);
        settings.Webhooks.Select(w => (w.Name, w.Url.Port, w.Secret.Value)).ShouldBe([("county-platform", 9000, "a secret of sufficient length"), ("other", 443, "a secret of sufficient length")]);
        settings.Webhooks.Select(w => w.Events.Count).ShouldBe([1, NoticeKinds.OfSubmissions.Count]);
        settings.ToString().ShouldNotContain("sufficient");
    }

    [Test]
    public void A_county_says_where_it_is_stored_and_what_carries_its_work()
    {
        using var folder = new DataFolder();
        File.WriteAllText(Path.Combine(folder.Path, "pg.txt"), "Host=db;Password=geheim\n");
        File.WriteAllText(Path.Combine(folder.Path, "mq.txt"), "auch geheim\r\n");

        var settings = Load(folder, """
            county: 341024
            database:
              kind: postgresql
              connectionFile: pg.txt
            transport:
              kind: rabbitmq
              host: mq.county
              port: 5673
              virtualHost: alerts
              user: exchange
              passwordFile: mq.txt
            """);

        (settings.Database.Kind, settings.Database.Connection.Value).ShouldBe((DatabaseKind.PostgreSql, "Host=db;Password=geheim"));
        var transport = settings.Transport;
        (transport.Kind, transport.Host, transport.Port, transport.VirtualHost, transport.User, transport.Password.Value)
            .ShouldBe((TransportKind.RabbitMq, "mq.county", 5673, "alerts", "exchange", "auch geheim"));
        transport.NameOf("faults").ShouldBe("341024.faults");
        settings.ToString().ShouldNotContain("geheim");
    }

    [Test]
    public void Nothing_said_is_one_process_with_a_database_of_its_own()
    {
        using var folder = new DataFolder();
        var settings = Load(folder, "county: 341024\n");
        (settings.Database.Kind, settings.Transport.IsShared, settings.Transport.NameOf("faults")).ShouldBe((DatabaseKind.Sqlite, false, "faults"));
    }

    [TestCase("county: 祁门\n", "county 只能用小写字母")]
    [TestCase("county: 341024\ntransport: { kind: kafka }\n", "memory 或 rabbitmq")]
    [TestCase("transport: { kind: rabbitmq }\n", "要写明 county")]
    [TestCase("transport: { host: somewhere }\n", "请写 kind: rabbitmq")]
    [TestCase("county: a\ntransport: { kind: rabbitmq, port: 0 }\n", "1 与 65535 之间")]
    [TestCase("county: a\ntransport: { kind: rabbitmq, password: x, passwordFile: y }\n", "只能写一个")]
    [TestCase("county: a\ntransport: { kind: rabbitmq, passwordFile: nowhere.txt }\n", "nowhere.txt")]
    [TestCase("webhooks: [{ url: 'https://a.example', secretFile: secret.txt }]\n", "要有 name")]
    [TestCase("webhooks: [{ name: rabbitmq, url: 'https://a.example', secretFile: secret.txt }]\n", "rabbitmq 留作他用")]
    [TestCase("webhooks: [{ name: a, url: 'ftp://a.example', secretFile: secret.txt }]\n", "http:// 或 https://")]
    [TestCase("webhooks: [{ name: a, url: 'https://me:pw@a.example', secretFile: secret.txt }]\n", "不带用户名和密码")]
    [TestCase("webhooks: [{ name: a, url: 'file:///etc/passwd', secretFile: secret.txt }]\n", "http:// 或 https://")]
    [TestCase("webhooks: [{ name: a, url: 'https://a.example' }]\n", "要有 secretFile")]
    [TestCase("webhooks: [{ name: a, url: 'https://a.example', secretFile: short.txt }]\n", "至少 16 个字符")]
    [TestCase("webhooks: [{ name: a, url: 'https://a.example', secretFile: secret.txt, events: [submission.done] }]\n", "submission.completed")]
    [TestCase("webhooks: [{ name: a, url: 'https://a.example', secretFile: secret.txt }, { name: a, url: 'https://b.example', secretFile: secret.txt }]\n", "不能重复")]
    [TestCase("uploads: { megabytes: 0 }\n", "uploads.megabytes")]
    [TestCase("uploads: { keptDays: 365 }\n", "uploads.keptDays")]
    [TestCase("publishers: [medical-insurance]\n", "publishers 要用 RabbitMQ")]
    [TestCase("county: a\ntransport: { kind: rabbitmq }\npublishers: [Medical]\n", "部门代号")]
    [TestCase("database: { kind: oracle }\n", "sqlite、postgresql 或 sqlserver")]
    [TestCase("database: { kind: postgresql }\n", "connectionFile")]
    [TestCase("database: { connection: geheim }\n", "不用 connection")]
    public void A_county_that_is_set_up_wrongly_is_told_in_Chinese(string yaml, string reason)
    {
        using var folder = new DataFolder();
        File.WriteAllText(Path.Combine(folder.Path, "secret.txt"), "a secret of sufficient length\n");
        File.WriteAllText(Path.Combine(folder.Path, "short.txt"), "short\n");
        var message = Should.Throw<SettingsException>(() => Load(folder, yaml)).Message;
        message.ShouldContain("alertx.yaml");
        message.ShouldContain(reason);
        message.ShouldNotContain("geheim");
    }

    [Test]
    public void An_unknown_key_of_a_section_is_told_with_its_line()
    {
        using var folder = new DataFolder();
        var message = Should.Throw<SettingsException>(() => Load(folder, "county: a\ntransport:\n  kind: rabbitmq\n  vhost: /\n")).Message;
        message.ShouldContain("第 4 行");
        message.ShouldContain("virtualHost");
    }

    [Test]
    public void A_missing_file_is_told()
    {
        using var folder = new DataFolder();
        Should.Throw<SettingsException>(() => ExchangeSettings.Load(Path.Combine(folder.Path, "none.yaml"), "elsewhere")).Message.ShouldContain("找不到配置文件");
    }

    private static ExchangeSettings Load(DataFolder folder, string yaml)
    {
        var path = Path.Combine(folder.Path, "alertx.yaml");
        File.WriteAllText(path, yaml);
        return ExchangeSettings.Load(path, "elsewhere");
    }
}
