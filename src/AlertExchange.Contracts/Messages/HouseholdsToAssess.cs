namespace AlertExchange.Contracts.Messages;

/// <summary>A chunk of the households that a submission touched waits to be assessed. The store knows which households.</summary>
/// <param name="SubmissionId">The submission that touched them.</param>
/// <param name="Chunk">The chunk's number, from 0.</param>
public sealed record HouseholdsToAssess(string SubmissionId, int Chunk);
