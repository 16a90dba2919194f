using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>Rules by kind, so that a household without a reason costs next to nothing.</summary>
internal sealed class RuleIndex
{
    private readonly PolicyRule[][] _byKind;

    public RuleIndex(IReadOnlyList<PolicyRule> rules)
    {
        _byKind = new PolicyRule[(int)AlertKinds.All[^1] + 1][];
        for (var kind = 0; kind < _byKind.Length; kind++)
            _byKind[kind] = [.. rules.Where(rule => rule.Kinds.Contains((AlertKind)kind))];
    }

    public static RuleIndex Empty { get; } = new([]);

    public ReadOnlySpan<PolicyRule> For(AlertKind kind) => _byKind[(int)kind];
}
