using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Registers the bureau's desks.</summary>
internal static class BureauServices
{
    /// <summary>What looks, and acts without work of its own.</summary>
    public static IServiceCollection AddBureau(this IServiceCollection services) => services
        .AddSingleton<ListCounts>()
        .AddSingleton<WarningDesk>()
        .AddSingleton<WarningFile>()
        .AddSingleton<WarningExport>()
        .AddSingleton(provider => new ReminderDesk(
            provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<WarningDesk>(), provider.GetRequiredService<Notices>(), provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<PlaceClock>()))
        .AddSingleton(provider => new DueAgain(
            provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<PolicyDesk>(), provider.GetRequiredService<Notices>(), provider.GetRequiredService<PlaceClock>()))
        .AddSingleton<SilenceDesk>()
        .AddSingleton(provider => new PlacingDesk(
            provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<PolicyDesk>(), provider.GetRequiredService<Notices>(), provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<PlaceClock>()))
        .AddSingleton<SavedViews>()
        .AddSingleton<Dashboard>();

    /// <summary>Where held files go on or back: wherever files are taken in.</summary>
    public static IServiceCollection AddHeldDesk(this IServiceCollection services) => services.AddSingleton(provider => new HeldDesk(
        provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<SubmissionDesk>(), provider.GetRequiredService<Notices>(), provider.GetRequiredService<AuditTrail>(),
        provider.GetRequiredService<PlaceClock>()));

    /// <summary>What needs files to be worked on, and what looks at the clock.</summary>
    public static IServiceCollection AddBureauWork(this IServiceCollection services) => services.AddHostedService<SilenceWatch>();
}
