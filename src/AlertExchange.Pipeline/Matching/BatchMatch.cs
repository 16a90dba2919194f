namespace AlertExchange.Pipeline.Matching;

/// <summary>Matches a batch that is not stored yet.</summary>
internal delegate BatchMatches BatchMatch(HotBatch batch);
