using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>Rules by kind, so that a household without a reason costs next to nothing.</summary>
internal sealed class RuleIndex
{
    private readonly Entry[][] _byKind;

    public RuleIndex(IReadOnlyList<PolicyRule> rules)
    {
        _byKind = new Entry[(int)AlertKinds.All[^1] + 1][];
        var entries = rules.Select((rule, ordinal) => new Entry(ordinal, rule, rule.Threshold)).ToArray();
        for (var kind = 0; kind < _byKind.Length; kind++)
            _byKind[kind] = [.. entries.Where(entry => entry.Rule.Kinds.Contains((AlertKind)kind))];
        HasVersions = rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count() != rules.Count;
    }

    public static RuleIndex Empty { get; } = new([]);

    /// <summary>True when a rule id stands more than once, with different validity.</summary>
    public bool HasVersions { get; }

    public ReadOnlySpan<Entry> For(AlertKind kind) => _byKind[(int)kind];

    /// <summary>A rule, its place in the profile and its line, written once.</summary>
    internal sealed record Entry(int Ordinal, PolicyRule Rule, string Threshold);
}
