namespace AlertExchange.Engine.Matching;

/// <summary>A person worth comparing with a row.</summary>
/// <param name="Person">Position in the roster index.</param>
/// <param name="Blocks">All ways that led to the person.</param>
/// <param name="Edit">How the ids differ, where the row's id led to the person.</param>
internal readonly record struct BlockCandidate(int Person, Blocks Blocks, IdEdit Edit);
