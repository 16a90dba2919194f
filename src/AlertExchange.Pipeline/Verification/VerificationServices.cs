using AlertExchange.Engine.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>Registers what people do with tasks.</summary>
internal static class VerificationServices
{
    public static IServiceCollection AddVerification(this IServiceCollection services, ExchangeSettings settings)
    {
        services.AddSingleton(_ => Load(settings.ConfigDirectory));
        services.AddSingleton<TaskInbox>();
        return services.AddSingleton<VerificationDesk>();
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
