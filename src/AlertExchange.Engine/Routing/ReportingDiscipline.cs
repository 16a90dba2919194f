using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Routing;

public static class ReportingDiscipline
{
    public static IReadOnlyList<DepartmentReporting> Review(
        PolicyProfile profile, Period period, IReadOnlyList<ReportEvent> reports, DateTime now) => [];
}
