using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Pipeline.Policies;

/// <summary>A profile with the townships, villages, speech and calendar of its place.</summary>
/// <param name="Source">The id or path it was asked for by.</param>
/// <param name="Dialect">What is not told apart by ear there.</param>
public sealed record PlacePolicy(string Source, PolicyProfile Profile, AreaIndex Areas, DialectMergers Dialect, WorkCalendar Calendar)
{
    /// <summary>What helps to find people of a roster by name and place.</summary>
    public LocalKnowledge Local { get; } = new(Dialect, Areas);
}
