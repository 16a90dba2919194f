using AlertExchange.Storage;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>Registers what lists and replays dead letters.</summary>
internal static class DeadLetterServices
{
    public static IServiceCollection AddDeadLetters(this IServiceCollection services)
    {
        services.AddSingleton<IDeadLetterSource, StoredLetters>();
        return services.AddSingleton(provider => new DeadLetterDesk(provider.GetServices<IDeadLetterSource>(), provider.GetRequiredService<ExchangeStore>()));
    }

    /// <summary>Needs the stations.</summary>
    public static IServiceCollection AddReplays(this IServiceCollection services)
    {
        services.AddSingleton<IReplayer, StoredReplayer>();
        return services.AddSingleton(provider => new ReplayDesk(
            provider.GetServices<IReplayer>(), provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<PlaceClock>(), provider.GetRequiredService<ILogger<ReplayDesk>>()));
    }
}
