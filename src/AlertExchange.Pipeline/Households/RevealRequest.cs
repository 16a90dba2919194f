namespace AlertExchange.Pipeline.Households;

/// <summary>Which value somebody wants to see whole, and why.</summary>
/// <param name="HouseholdCode">户编号, or the key of somebody on no roster.</param>
/// <param name="PersonCode">人编号, or the same key.</param>
/// <param name="ReasonCode">Of a <see cref="RevealReason"/>.</param>
/// <param name="Note">In their words; it may name people.</param>
public sealed record RevealRequest(string HouseholdCode, string PersonCode, RevealField Field, string? ReasonCode, string? Note)
{
    public override string ToString() => $"{nameof(RevealRequest)} {{ {HouseholdCode}, {PersonCode}, {Field}, {ReasonCode} }}";
}
