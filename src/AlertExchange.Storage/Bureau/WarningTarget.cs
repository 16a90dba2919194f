using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Bureau;

/// <summary>A warning that somebody means to act on.</summary>
public sealed record WarningTarget(WarningId WarningId, SubjectKey Household, string Rule, Placement Place);
