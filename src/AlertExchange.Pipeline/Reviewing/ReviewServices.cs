using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>Registers clerical review.</summary>
internal static class ReviewServices
{
    /// <summary>Cases and decisions; what follows from them is done by this process where it has stations, else by one that has.</summary>
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddSingleton<ReviewMemories>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<ReviewIndexer>();
        services.AddSingleton<ReviewStands>();
        services.AddSingleton(provider => new ReviewCases(
            provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<PolicyDesk>(), provider.GetRequiredService<LinkageDesk>(),
            provider.GetRequiredService<ReviewIndexer>(), provider.GetRequiredService<CaseReader>()));
        services.AddSingleton(provider => new ReviewDesk(
            provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<ReviewCases>(), provider.GetRequiredService<PlaceClock>(),
            provider.GetService<ReviewFollowUp>(), provider.GetService<WorkerLease>(), provider.GetRequiredService<AuditTrail>()));
        return services.AddSingleton<ReviewSheets>();
    }
}
