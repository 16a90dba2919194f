using AlertExchange.Storage.DeadLetters;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>One dead letter with what helps to repair it.</summary>
/// <param name="Lines">Chinese; ids masked.</param>
/// <param name="Replays">Who had it worked on again, oldest first.</param>
public sealed record DeadLetterDetail(DeadLetter Letter, IReadOnlyList<string> Lines, IReadOnlyList<Replay> Replays);
