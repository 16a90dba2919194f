using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlertExchange.Web.Health;

/// <summary>What an exchange needs in order to be ready, each its own entry; the bus adds its own.</summary>
public static class ExchangeChecks
{
    /// <summary>Below this the exchange still works, but somebody has to look.</summary>
    private const long LittleSpace = 1L << 30;

    /// <summary>Below this a file may not fit any more.</summary>
    private const long NoSpace = 200L << 20;

    /// <summary>Registers the checks of one exchange.</summary>
    public static IServiceCollection AddExchangeHealth(this IServiceCollection services)
    {
        Add("store", provider =>
        {
            var store = provider.GetRequiredService<ExchangeStore>();
            store.Read(scope =>
            {
                store.Diagnosis.Ping(scope);
                return true;
            });
            return HealthCheckResult.Healthy("可以读取");
        });
        Add("keys", provider => File.Exists(Path.Combine(provider.GetRequiredService<ExchangeSettings>().DataDirectory, "keys.json"))
            ? HealthCheckResult.Healthy("密钥文件在位")
            : HealthCheckResult.Unhealthy("密钥文件 keys.json 不见了：请勿停止程序，先从备份把它放回数据目录"));
        Add("disk", provider => Space(provider.GetRequiredService<ExchangeSettings>().DataDirectory));
        Add("roster", provider => provider.GetRequiredService<RosterCache>().LatestVersion() is > 0 and var version
            ? HealthCheckResult.Healthy($"花名册第 {version} 版")
            : HealthCheckResult.Degraded("还没有导入花名册，报送的人都比对不上"));
        Add("policy", provider => HealthCheckResult.Healthy($"政策口径 {provider.GetRequiredService<PolicyDesk>().Current.Profile.Id}"));
        return services;

        void Add(string name, Func<IServiceProvider, HealthCheckResult> look)
        {
            services.AddKeyedSingleton(name, (provider, _) => new ExchangeCheck(name, () => look(provider), provider.GetRequiredService<ILogger<ExchangeCheck>>()));
            services.AddHealthChecks().Add(new HealthCheckRegistration(name, provider => provider.GetRequiredKeyedService<ExchangeCheck>(name), failureStatus: null, tags: null));
        }
    }

    private static HealthCheckResult Space(string directory)
    {
        var free = new DriveInfo(directory).AvailableFreeSpace;
        var text = $"数据目录所在磁盘剩余 {free >> 20} MB";
        return free switch
        {
            < NoSpace => HealthCheckResult.Unhealthy(text + "，已不够接收文件：请立即清理或扩容"),
            < LittleSpace => HealthCheckResult.Degraded(text + "，请尽快清理或扩容"),
            _ => HealthCheckResult.Healthy(text),
        };
    }
}
