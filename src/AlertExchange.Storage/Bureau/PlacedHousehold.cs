using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Bureau;

/// <summary>Who said where a household lies, and when.</summary>
public sealed record PlacedHousehold(Placement Place, string Login, string Name, DateTimeOffset At);
