using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Pipeline.Verification;

/// <summary>A warning in plain words.</summary>
/// <param name="Title">Of the rule.</param>
/// <param name="Arithmetic">For example 12,345.60 元，预警线 10,000 元（含）以上; empty for rules that fire on presence.</param>
/// <param name="Person">Whom it concerns; null for the household.</param>
/// <param name="Withdrawn">A correction took the reason away.</param>
public sealed record CauseLine(WarningId WarningId, string Title, string Arithmetic, AlertKind Kind, string Department, Period Period, string Clause, string? Person, bool Withdrawn)
{
    /// <summary>In one line.</summary>
    public string Sentence => Arithmetic.Length == 0 ? Title : $"{Title} {Arithmetic}";

    /// <summary>Somebody is never printed.</summary>
    public override string ToString() => $"{nameof(CauseLine)} {{ {WarningId} }}";
}
