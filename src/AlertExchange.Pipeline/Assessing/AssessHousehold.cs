using AlertExchange.Engine.Policies;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>The assessment of one household: <see cref="Assessor.Assess"/> unless another is registered.</summary>
public delegate IReadOnlyList<DueWarning> AssessHousehold(PolicyProfile profile, AssessedHousehold household, DateOnly asOf);
