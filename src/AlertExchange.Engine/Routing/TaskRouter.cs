using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Routing;

public static class TaskRouter
{
    public static TaskChange? Route(
        SubjectKey household,
        Placement place,
        IReadOnlyList<WarningChange> changes,
        VerificationTask? open,
        int lastNumber,
        PolicyProfile profile,
        WorkCalendar calendar,
        DateOnly today) => null;
}
