using AlertExchange.Pipeline.Border;
using AlertExchange.Pipeline.DeadLetters;
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

    public static IServiceCollection AddPublishing(this IServiceCollection services, ExchangeSettings settings)
    {
        services.AddSingleton<PublishingDesk>();
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
