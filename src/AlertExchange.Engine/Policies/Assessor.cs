using System.Runtime.InteropServices;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>
/// Assessment: from a household's whole alert history to the warnings that should exist. Pure; the order of the alerts does not matter.
/// Same inputs, same warnings: replays, what-if runs and tests call the same function.
/// </summary>
public static class Assessor
{
    /// <param name="profile">The place's rules.</param>
    /// <param name="household">The household with every alert that stands; withdrawn and superseded ones are not in it.</param>
    /// <param name="asOf">Place date. A rule that takes effect later does not count yet.</param>
    /// <returns>In the order of the profile's rules; the same empty list whenever nothing is due.</returns>
    public static IReadOnlyList<DueWarning> Assess(PolicyProfile profile, AssessedHousehold household, DateOnly asOf)
    {
        if (!AnyMayFire(profile.RulesByKind, household, asOf))
            return [];

        var counted = Count(profile.RulesByKind, household, asOf);
        if (counted.Count > 1)
            counted.Sort();
        var due = new List<DueWarning>(1);
        var all = CollectionsMarshal.AsSpan(counted);
        for (var start = 0; start < all.Length;)
        {
            var end = start + 1;
            while (end < all.Length && all[end].IsWith(all[start]))
                end++;
            if (Weigh(household.Household, all[start..end]) is { } warning)
                due.Add(warning);
            start = end;
        }

        return due.Count == 0 ? [] : profile.RulesByKind.HasVersions ? RuleVersions.Merge(due) : due;
    }

    // Most households have nothing due; they are told apart without allocating.
    private static bool AnyMayFire(RuleIndex rules, AssessedHousehold household, DateOnly asOf)
    {
        var alerts = household.Alerts;
        for (var i = 0; i < alerts.Count; i++)
        {
            var alert = alerts[i];
            foreach (var entry in rules.For(alert.Kind))
            {
                if (Counts(entry.Rule, alert, household, asOf) && MayFire(entry.Rule, alert, alerts.Count))
                    return true;
            }
        }

        return false;
    }

    private static bool MayFire(PolicyRule rule, in HouseholdAlert alert, int alerts) =>
        rule.Function == AggregateFunction.Presence
        || (rule.Function == AggregateFunction.Sum && alerts > 1)
        || rule.Operator!.Value.Holds(alert.Measure!.Value, rule.Amount!.Value);

    private static bool Counts(PolicyRule rule, in HouseholdAlert alert, AssessedHousehold household, DateOnly asOf)
    {
        if (!rule.Scope.Includes(household.Category) || (rule.Function != AggregateFunction.Presence && alert.Measure is null))
            return false;
        if (rule.Departments.Count > 0 && !Names(rule.Departments, alert.Department))
            return false;
        if (rule.Codes.Count > 0 && !Names(rule.Codes, alert.Code))
            return false;
        if (rule.ValidFrom is null && rule.ValidTo is null)
            return true;
        var reported = alert.Period.LastDay;
        return rule.IsInForce(reported < asOf ? reported : asOf);
    }

    private static bool Names<T>(IReadOnlyList<T> list, T? value)
        where T : IEquatable<T>
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Equals(value))
                return true;
        }

        return false;
    }

    private static List<CountedAlert> Count(RuleIndex rules, AssessedHousehold household, DateOnly asOf)
    {
        var alerts = household.Alerts;
        var counted = new List<CountedAlert>(alerts.Count);
        for (var i = 0; i < alerts.Count; i++)
        {
            var alert = alerts[i];
            foreach (var entry in rules.For(alert.Kind))
            {
                var rule = entry.Rule;
                if (!Counts(rule, alert, household, asOf))
                    continue;
                var subject = rule.Per == AggregateSubject.Household ? household.Household : alert.Person;
                counted.Add(new CountedAlert(entry, subject, AssessmentWindow.Of(rule, alert), alert));
            }
        }

        return counted;
    }

    private static DueWarning? Weigh(SubjectKey household, ReadOnlySpan<CountedAlert> group)
    {
        var rule = group[0].Rule;
        var measure = rule.Function switch
        {
            AggregateFunction.Max => Largest(group),
            AggregateFunction.Sum => SumOfEvents(group),
            _ => (decimal?)null,
        };
        if (measure is { } figure && !rule.Operator!.Value.Holds(figure, rule.Amount!.Value))
            return null;

        var lead = Lead(rule, group, measure);
        var (alerts, events, latest) = group.Length == 1
            ? (new[] { lead.Alert.AlertId }, new[] { lead.Alert.EventKey }, lead.Alert.Period)
            : Reasons(rule, group);
        return new DueWarning
        {
            WarningId = WarningIds.Derive(household, lead.Subject, rule.Id, lead.Window),
            Rule = rule.Id,
            Kind = lead.Alert.Kind,
            Department = lead.Alert.Department,
            Household = household,
            Person = lead.Subject,
            Period = latest,
            WindowYear = AssessmentWindow.YearOf(rule, lead.Window),
            Measure = measure,
            Threshold = lead.Entry.Threshold,
            Clause = rule.Clause,
            Colour = rule.Colour,
            Alerts = alerts,
            EventKeys = events,
        };
    }

    // Of a cumulative figure only the reports over the line are a reason; an earlier, smaller one is not.
    private static (AlertId[] Alerts, ulong[] Events, Period Latest) Reasons(PolicyRule rule, ReadOnlySpan<CountedAlert> group)
    {
        var alerts = new SortedSet<AlertId>();
        var events = new SortedSet<ulong>();
        var latest = group[0].Alert.Period;
        foreach (ref readonly var counted in group)
        {
            if (rule.Function == AggregateFunction.Max && !rule.Operator!.Value.Holds(counted.Alert.Measure!.Value, rule.Amount!.Value))
                continue;
            alerts.Add(counted.Alert.AlertId);
            events.Add(counted.Alert.EventKey);
            if (counted.Alert.Period > latest)
                latest = counted.Alert.Period;
        }

        return ([.. alerts], [.. events], latest);
    }

    // The alert that speaks for the warning: the one with the figure, else the earliest. Groups are ordered by period and id.
    private static CountedAlert Lead(PolicyRule rule, ReadOnlySpan<CountedAlert> group, decimal? measure)
    {
        if (rule.Function == AggregateFunction.Max)
        {
            foreach (var counted in group)
            {
                if (counted.Alert.Measure == measure)
                    return counted;
            }
        }

        return group[0];
    }

    private static decimal Largest(ReadOnlySpan<CountedAlert> group)
    {
        var largest = decimal.MinValue;
        foreach (var counted in group)
            largest = Math.Max(largest, counted.Alert.Measure!.Value);
        return largest;
    }

    private static decimal SumOfEvents(ReadOnlySpan<CountedAlert> group)
    {
        if (group.Length == 1)
            return group[0].Alert.Measure!.Value;
        var byEvent = new Dictionary<ulong, decimal>(group.Length);
        foreach (var counted in group)
        {
            var figure = counted.Alert.Measure!.Value;
            if (!byEvent.TryGetValue(counted.Alert.EventKey, out var known) || figure > known)
                byEvent[counted.Alert.EventKey] = figure;
        }

        return byEvent.Values.Sum();
    }
}
