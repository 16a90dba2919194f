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
        .AddSingleton<DueAgain>()
        .AddSingleton<SilenceDesk>()
        .AddSingleton<PlacingDesk>()
        .AddSingleton<SavedViews>()
        .AddSingleton<Dashboard>();

    /// <summary>What needs files to be worked on, and what looks at the clock.</summary>
    public static IServiceCollection AddBureauWork(this IServiceCollection services) => services.AddHostedService<SilenceWatch>().AddHostedService<ListWatch>();
}
