namespace AlertExchange.Engine.Policies;

public static class Assessor
{
    public static IReadOnlyList<DueWarning> Assess(PolicyProfile profile, AssessedHousehold household, DateOnly asOf) => [];
}
