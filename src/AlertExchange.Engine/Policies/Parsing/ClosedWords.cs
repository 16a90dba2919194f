using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies.Parsing;

/// <summary>The closed sets of a profile as they are written.</summary>
internal static class ClosedWords
{
    public static IReadOnlyDictionary<string, ThresholdOperator> Operators { get; } = new Dictionary<string, ThresholdOperator>(StringComparer.Ordinal)
    {
        [">="] = ThresholdOperator.AtLeast,
        [">"] = ThresholdOperator.MoreThan,
        ["<="] = ThresholdOperator.AtMost,
        ["<"] = ThresholdOperator.LessThan,
        ["≥"] = ThresholdOperator.AtLeast,
        ["≤"] = ThresholdOperator.AtMost,
    };

    public static IReadOnlyDictionary<string, AggregateFunction> Functions { get; } = new Dictionary<string, AggregateFunction>(StringComparer.Ordinal)
    {
        ["presence"] = AggregateFunction.Presence,
        ["max"] = AggregateFunction.Max,
        ["sum"] = AggregateFunction.Sum,
    };

    public static IReadOnlyDictionary<string, AggregateSubject> Subjects { get; } = new Dictionary<string, AggregateSubject>(StringComparer.Ordinal)
    {
        ["person"] = AggregateSubject.Person,
        ["household"] = AggregateSubject.Household,
    };

    public static IReadOnlyDictionary<string, AggregateWindow> Windows { get; } = new Dictionary<string, AggregateWindow>(StringComparer.Ordinal)
    {
        ["month"] = AggregateWindow.Month,
        ["calendar-year"] = AggregateWindow.CalendarYear,
        ["school-year"] = AggregateWindow.SchoolYear,
    };

    public static IReadOnlyDictionary<string, PolicyScope> Scopes { get; } = new Dictionary<string, PolicyScope>(StringComparer.Ordinal)
    {
        ["lifted"] = PolicyScope.Lifted,
        ["monitored"] = PolicyScope.Monitored,
        ["general"] = PolicyScope.General,
    };

    public static IReadOnlyDictionary<string, DayUnit> DayUnits { get; } = new Dictionary<string, DayUnit>(StringComparer.Ordinal)
    {
        ["calendar-day"] = DayUnit.Calendar,
        ["working-day"] = DayUnit.Working,
    };

    public static IReadOnlyDictionary<string, Cadence> Cadences { get; } = new Dictionary<string, Cadence>(StringComparer.Ordinal)
    {
        ["month"] = Cadence.Month,
        ["quarter"] = Cadence.Quarter,
        ["half-year"] = Cadence.HalfYear,
        ["year"] = Cadence.Year,
    };

    public static IReadOnlyDictionary<string, RoutingMode> Routings { get; } = new Dictionary<string, RoutingMode>(StringComparer.Ordinal)
    {
        ["via-bureau"] = RoutingMode.ViaBureau,
        ["direct-with-copy"] = RoutingMode.DirectWithCopy,
    };

    public static IReadOnlyDictionary<string, ClockStart> Clocks { get; } = new Dictionary<string, ClockStart>(StringComparer.Ordinal)
    {
        ["application"] = ClockStart.Application,
        ["clue"] = ClockStart.Clue,
        ["assignment"] = ClockStart.Assignment,
    };

    public static IReadOnlyDictionary<string, bool> YesNo { get; } = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["true"] = true,
        ["false"] = false,
    };

    public static IReadOnlyDictionary<string, bool> LimitKinds { get; } = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["at-most"] = false,
        ["at-least"] = true,
    };

    public static IReadOnlyDictionary<string, string> Colours { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["red"] = "red",
        ["yellow"] = "yellow",
        ["green"] = "green",
    };

    public static IReadOnlyDictionary<string, AlertKind> Kinds { get; } =
        AlertKinds.All.ToDictionary(kind => kind.Id(), kind => kind, StringComparer.Ordinal);
}
