namespace AlertExchange.Engine.Policies;

/// <summary>In which window of a rule an alert counts.</summary>
internal static class AssessmentWindow
{
    private const int FirstMonthOfSchoolYear = 9;

    /// <summary>
    /// The year (2022), the school year by its first year (2021) or the month (202208). Cumulative figures belong to the period that they
    /// were reported for; events to the day they happened, or the period where the row has no day.
    /// </summary>
    public static int Of(PolicyRule rule, in HouseholdAlert alert)
    {
        var day = rule.Function != AggregateFunction.Max && alert.OccurredOn is { } occurred ? occurred : alert.Period.FirstDay;
        return rule.Window switch
        {
            AggregateWindow.Month => day.Year * 100 + day.Month,
            AggregateWindow.SchoolYear => alert.SchoolYear ?? (day.Month >= FirstMonthOfSchoolYear ? day.Year : day.Year - 1),
            _ => day.Year,
        };
    }

    /// <summary>The year of a window as <see cref="Of"/> numbers it.</summary>
    public static int YearOf(PolicyRule rule, int window) => rule.Window == AggregateWindow.Month ? window / 100 : window;
}
