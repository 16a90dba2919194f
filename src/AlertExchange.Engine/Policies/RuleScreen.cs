using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>
/// A fast look at single alerts of one kind and department: may any rule of the profile see a reason in them? A household none of whose alerts
/// may fire has nothing due, whatever its category and the day; so most households need not be assessed at all. Immutable, thread-safe.
/// </summary>
public sealed class RuleScreen
{
    private readonly PolicyRule[] _rules;

    private RuleScreen(PolicyRule[] rules) => _rules = rules;

    /// <summary>True when no rule speaks of such alerts.</summary>
    public bool IsSilent => _rules.Length == 0;

    /// <param name="profile">The place's rules; each version of a rule counts, also those not in force.</param>
    /// <param name="kind">The alerts' kind.</param>
    /// <param name="department">The department that reported them.</param>
    public static RuleScreen For(PolicyProfile profile, AlertKind kind, DepartmentId department)
    {
        var rules = new List<PolicyRule>();
        foreach (var entry in profile.RulesByKind.For(kind))
        {
            if (entry.Rule.Departments.Count == 0 || entry.Rule.Departments.Contains(department))
                rules.Add(entry.Rule);
        }

        return new RuleScreen([.. rules]);
    }

    /// <summary>False only when the alert can be no reason for a warning, neither alone nor together with others.</summary>
    /// <param name="measure">Yuan.</param>
    /// <param name="code">The code of its facts.</param>
    public bool MayFire(decimal? measure, string? code)
    {
        foreach (var rule in _rules)
        {
            if (rule.Codes.Count > 0 && (code is null || !rule.Codes.Contains(code)))
                continue;
            if (rule.Function == AggregateFunction.Presence)
                return true;

            // What is small may add up; of a largest figure each alert is asked alone.
            if (measure is { } figure && (rule.Function == AggregateFunction.Sum || rule.Operator!.Value.Holds(figure, rule.Amount!.Value)))
                return true;
        }

        return false;
    }
}
