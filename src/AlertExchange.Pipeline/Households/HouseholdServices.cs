using AlertExchange.Pipeline.Revealing;

namespace AlertExchange.Pipeline.Households;

/// <summary>Registers what shows households and people.</summary>
internal static class HouseholdServices
{
    public static IServiceCollection AddHouseholds(this IServiceCollection services) => services
        .AddSingleton<HouseholdTimeline>()
        .AddSingleton<HouseholdDesk>()
        .AddSingleton<RosterPlaces>()
        .AddSingleton<PeopleSearch>()
        .AddSingleton<RevealDesk>();
}
