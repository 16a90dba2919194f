using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>A place where dead letters wait.</summary>
internal interface IDeadLetterSource
{
    /// <summary>What waits here.</summary>
    IReadOnlyList<DeadLetterKind> Kinds { get; }

    Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation);

    /// <summary>One page of a kind that is here, and how many there are of it.</summary>
    Task<(IReadOnlyList<DeadLetter> Letters, int Count)> PageAsync(DeadLetterKind kind, Paging paging, CancellationToken cancellation);

    /// <summary>One letter with what helps to repair it; null when it is not here.</summary>
    Task<(DeadLetter Letter, IReadOnlyList<LetterLine> Lines)?> FindAsync(string id, CancellationToken cancellation);
}
