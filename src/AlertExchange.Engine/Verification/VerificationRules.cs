using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Verification;

/// <summary>What the profile says of the course of a task.</summary>
/// <param name="OutcomesAreConfirmed">The bureau confirms outcomes.</param>
/// <param name="AidMayComeFirst">先行救助.</param>
/// <param name="Today">Place date.</param>
/// <param name="NextDueOn">The last day, inclusive, of a visit that is asked for today.</param>
public sealed record VerificationRules(bool OutcomesAreConfirmed, bool AidMayComeFirst, DateOnly Today, DateOnly NextDueOn)
{
    public static VerificationRules Of(PolicyProfile profile, WorkCalendar calendar, DateOnly today) => new(
        profile.Recognition.ConfirmOutcomes.Value, profile.Monitoring.AidFirst.Value, today, calendar.LastDay(today, profile.Recognition.Verification.Value));
}
