using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Bureau;

/// <summary>How many tasks of a month stand alike.</summary>
/// <param name="TownshipCode">Null: no place.</param>
/// <param name="Late">Of them, those whose last day has passed.</param>
public sealed record TaskFigures(string? TownshipCode, TaskState State, int Count, int Late);
