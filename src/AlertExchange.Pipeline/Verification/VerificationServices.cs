using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Verification;

/// <summary>Registers what people do with tasks.</summary>
internal static class VerificationServices
{
    public static IServiceCollection AddVerification(this IServiceCollection services, ExchangeSettings settings)
    {
        services.AddSingleton(_ => Load(settings.ConfigDirectory));
        services.AddSingleton<TaskInbox>();
        services.AddSingleton<TaskSheets>();
        return services.AddSingleton(provider => new VerificationDesk(
            provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<PolicyDesk>(), provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<Notices>(), provider.GetRequiredService<PlaceClock>()));
    }

    private static Checklists Load(string configDirectory)
    {
        var path = Path.Combine(configDirectory, "checklists.yaml");
        if (!File.Exists(path))
        {
            throw new SettingsException($"缺少核查清单文件 {path}");
        }

        try
        {
            return Checklists.Parse(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (ChecklistFormatException broken)
        {
            throw new SettingsException(broken.Message);
        }
    }
}
