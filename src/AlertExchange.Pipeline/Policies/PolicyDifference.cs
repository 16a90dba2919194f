using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Pipeline.Policies;

/// <summary>One thing that two profiles say differently, as people read it.</summary>
/// <param name="What">The rule's or figure's name.</param>
/// <param name="Before">Empty where only the later one says it.</param>
/// <param name="After">Empty where only the earlier one says it.</param>
public sealed record PolicyDifference(string What, string Before, string After)
{
    /// <summary>Rules first, then figures, in the order of the later profile; what only the earlier one says stands at the end.</summary>
    /// <param name="title">The departments' Chinese titles.</param>
    public static IReadOnlyList<PolicyDifference> Between(PolicyProfile before, PolicyProfile after, Func<DepartmentId, string>? title = null) =>
    [
        .. Between(Keyed(PolicyProfileView.Rules(before, title), 2), Keyed(PolicyProfileView.Rules(after, title), 2), "规则 "),
        .. Between(Keyed(PolicyProfileView.Figures(before, title), 1), Keyed(PolicyProfileView.Figures(after, title), 1), ""),
    ];

    private static IEnumerable<PolicyDifference> Between(List<(string Key, string Text)> before, List<(string Key, string Text)> after, string prefix)
    {
        var old = before.ToDictionary(b => b.Key, b => b.Text);
        foreach (var (key, text) in after)
        {
            if (!old.Remove(key, out var was) || was != text)
            {
                yield return new PolicyDifference(prefix + key, was ?? "", text);
            }
        }

        foreach (var (key, text) in before.Where(b => old.ContainsKey(b.Key)))
        {
            yield return new PolicyDifference(prefix + key, text, "");
        }
    }

    // A name may stand on several lines (a rule's versions by year): then they are counted.
    private static List<(string Key, string Text)> Keyed(IReadOnlyList<IReadOnlyList<string>> lines, int names) =>
    [
        .. lines.GroupBy(l => string.Join(' ', l.Take(names)).Trim()).SelectMany(g => g.Select((line, i) =>
            (i == 0 ? g.Key : $"{g.Key}（{i + 1}）", string.Join("；", line.Skip(names).Where(t => t.Length > 0))))),
    ];
}
