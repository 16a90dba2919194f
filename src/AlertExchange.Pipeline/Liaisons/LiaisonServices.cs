using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Pipeline.Uploading;

namespace AlertExchange.Pipeline.Liaisons;

/// <summary>What a department's liaison works with.</summary>
internal static class LiaisonServices
{
    public static IServiceCollection AddLiaisons(this IServiceCollection services)
    {
        services.AddSingleton<ReportingDuty>();
        services.AddSingleton<ZeroDesk>();
        services.AddSingleton<DraftChecks>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<OwnFileDesk>();
        services.AddSingleton<RecordDesk>();
        services.AddSingleton<FormGuide>();
        services.AddHostedService<DraftSweeper>();
        return services;
    }
}
