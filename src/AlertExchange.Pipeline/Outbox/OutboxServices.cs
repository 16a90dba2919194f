using AlertExchange.Pipeline.Border;
using AlertExchange.Pipeline.DeadLetters;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>Registers what tells others.</summary>
internal static class OutboxServices
{
    public static IServiceCollection AddNoticeDeadLetters(this IServiceCollection services) => services.AddSingleton<IDeadLetterSource, NoticeLetters>();

    /// <summary>What every process needs that changes something others are told of, or manages who is told.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<Notices>()
        .AddSingleton(provider => new AddressGuard(provider.GetRequiredService<ExchangeSettings>().WebhookNetworks))
        .AddSingleton<WebhookSender>();

    public static IServiceCollection AddOutbox(this IServiceCollection services, ExchangeSettings settings)
    {
        services.AddSingleton<NoticeDestinations>();
        foreach (var webhook in settings.Webhooks)
        {
            services.AddSingleton<INoticeDestination>(provider => new WebhookDestination(webhook, provider.GetRequiredService<WebhookSender>()));
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
