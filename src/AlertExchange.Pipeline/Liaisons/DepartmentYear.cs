namespace AlertExchange.Pipeline.Liaisons;

/// <summary>A department's year of reporting.</summary>
/// <param name="Months">Twelve.</param>
/// <param name="Due">The month to report now: the running one, or before that the latest one that is missing.</param>
/// <param name="ReminderDay">The working day on which it is reminded of; null where the calendar does not hold the year, or nothing is due.</param>
/// <param name="DaysLeft">Calendar days until the deadline; negative when it is over; null where nothing is due by a day.</param>
/// <param name="IsRealTime">It reports as things happen and is never missing.</param>
/// <param name="Years">Years that can be looked at, latest first.</param>
public sealed record DepartmentYear(
    int Year, IReadOnlyList<MonthDuty> Months, MonthDuty Due, DateOnly? ReminderDay, int? DaysLeft, bool IsRealTime, IReadOnlyList<int> Years);
