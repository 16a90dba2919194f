using AlertExchange.Pipeline.Border;
using AlertExchange.Pipeline.DeadLetters;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>Registers what tells others.</summary>
internal static class OutboxServices
{
    public static IServiceCollection AddNoticeDeadLetters(this IServiceCollection services) => services.AddSingleton<IDeadLetterSource, NoticeLetters>();

    public static IServiceCollection AddOutbox(this IServiceCollection services, ExchangeSettings settings)
    {
        services.AddSingleton<Notices>();
        foreach (var webhook in settings.Webhooks)
        {
            services.AddSingleton<INoticeDestination>(_ => new WebhookDestination(webhook, settings.Delivery));
        }

        if (settings.Transport.IsShared)
        {
            services.TryAddSingleton<BorderLink>();
            services.AddSingleton<INoticeDestination, BrokerDestination>();
        }

        services.AddSingleton<IReplayer, NoticeReplayer>();
        return services.AddHostedService<Courier>();
    }
}
