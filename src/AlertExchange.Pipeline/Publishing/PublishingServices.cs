using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Border;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Submitting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlertExchange.Pipeline.Publishing;

/// <summary>Registers what comes in from departments' own systems, and the look into error queues.</summary>
internal static class PublishingServices
{
    public static IServiceCollection AddBrokerDeadLetters(this IServiceCollection services, ExchangeSettings settings)
    {
        if (settings.Transport.IsShared)
        {
            services.TryAddSingleton<BorderLink>();
            services.AddSingleton<ErrorQueues>();
            services.AddSingleton<IDeadLetterSource, MessageLetters>();
        }

        return services;
    }

    /// <summary>Takes batches from departments' own systems, by whatever way they came.</summary>
    public static IServiceCollection AddPublishingDesk(this IServiceCollection services) => services.AddSingleton(provider => new PublishingDesk(
        provider.GetRequiredService<FormCatalog>(), provider.GetRequiredService<IntakeRequests>(), provider.GetRequiredService<PolicyDesk>(),
        provider.GetRequiredService<SubmissionDesk>(), provider.GetRequiredService<ExchangeSettings>(), provider.GetRequiredService<PlaceClock>(),
        provider.GetRequiredService<Auditing.AuditTrail>()));

    public static IServiceCollection AddPublishing(this IServiceCollection services, ExchangeSettings settings)
    {
        if (settings.Transport.IsShared)
        {
            services.AddSingleton<IReplayer, MessageReplayer>();
            if (settings.Publishers.Count > 0)
            {
                services.AddHostedService<PublisherInbox>();
            }
        }

        return services;
    }
}
