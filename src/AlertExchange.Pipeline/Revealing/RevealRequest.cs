namespace AlertExchange.Pipeline.Revealing;

/// <summary>Which value somebody wants to see whole, and why.</summary>
/// <param name="ReasonCode">Of a <see cref="RevealReason"/>.</param>
/// <param name="Note">In their words; it may name people.</param>
public sealed record RevealRequest(RevealSubject Subject, string? ReasonCode, string? Note)
{
    public override string ToString() => $"{nameof(RevealRequest)} {{ {Subject}, {ReasonCode} }}";
}
