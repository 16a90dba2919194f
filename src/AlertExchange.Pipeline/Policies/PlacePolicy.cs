using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Pipeline.Policies;

/// <summary>A profile with the townships, villages and calendar of its place.</summary>
/// <param name="Source">The id or path it was asked for by.</param>
public sealed record PlacePolicy(string Source, PolicyProfile Profile, AreaIndex Areas, WorkCalendar Calendar);
