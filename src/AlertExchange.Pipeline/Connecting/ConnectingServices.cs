using AlertExchange.Pipeline.Auditing;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>Registers the desks for connections with other systems.</summary>
internal static class ConnectingServices
{
    public static IServiceCollection AddConnecting(this IServiceCollection services) => services
        .AddSingleton<ApiKeyDesk>()
        .AddSingleton<RepeatedRequests>()
        .AddSingleton<SubmissionRows>()
        .AddSingleton<RosterIntake>()
        .AddSingleton<TaskHousehold>()
        .AddSingleton(provider => new WebhookDesk(
            provider.GetRequiredService<AlertExchange.Storage.ExchangeStore>(), provider.GetRequiredService<ExchangeSettings>(), provider.GetRequiredService<Intake.Forms.FormCatalog>(),
            provider.GetRequiredService<Policies.PolicyDesk>(), provider.GetRequiredService<Outbox.AddressGuard>(), provider.GetRequiredService<Outbox.WebhookSender>(),
            provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<PlaceClock>()))
        .AddHostedService<KeyUses>();
}
