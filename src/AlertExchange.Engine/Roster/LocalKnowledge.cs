using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Roster;

/// <summary>What is known of a county beside its roster, and helps to find people by name and place.</summary>
/// <param name="Dialect">Syllables that its people do not tell apart.</param>
/// <param name="Areas">Its villages with their former and popular names; null where there is no list.</param>
public sealed record LocalKnowledge(DialectMergers Dialect, AreaIndex? Areas)
{
    /// <summary>Nothing: every syllable is told apart, every village is known by the name the roster gives it.</summary>
    public static LocalKnowledge None { get; } = new(DialectMergers.None, null);
}
