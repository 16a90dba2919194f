using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake.Forms;

/// <summary>A reporting department and its forms.</summary>
/// <param name="Name">Chinese, for example 医保局.</param>
/// <param name="RealTime">True: reports cases as they come rather than by the monthly day.</param>
public sealed record DepartmentForms(DepartmentId Id, string Name, bool RealTime, IReadOnlyList<FormDefinition> Forms);
