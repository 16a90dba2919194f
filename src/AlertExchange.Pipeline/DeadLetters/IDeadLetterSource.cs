namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>A place where dead letters wait.</summary>
internal interface IDeadLetterSource
{
    Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation);

    /// <summary>One letter with what helps to repair it, a line each, ids masked; null when it is not here.</summary>
    Task<(DeadLetter Letter, IReadOnlyList<string> Lines)?> FindAsync(string id, CancellationToken cancellation);
}
