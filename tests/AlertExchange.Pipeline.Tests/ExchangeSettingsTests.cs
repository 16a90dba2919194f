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
        Load(folder, "matchWhileReading: false\n").MatchWhileReading.ShouldBeFalse();
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
