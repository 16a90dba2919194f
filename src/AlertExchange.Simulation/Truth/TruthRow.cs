using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Simulation.Truth;

/// <summary>What one data row means and what should become of it.</summary>
/// <param name="File">File name without folder.</param>
/// <param name="Sheet">Sheet name; of a text file its name without extension.</param>
/// <param name="Row">1-based row of the sheet or line of the text file.</param>
/// <param name="PersonCode">人编号 of the person meant; empty when that person stands on no roster or nobody is meant.</param>
/// <param name="ErrorClass">A constant of <see cref="Spoiling.ErrorClasses"/>.</param>
public sealed record TruthRow(
    string File,
    string Sheet,
    int Row,
    DepartmentId Department,
    AlertKind Kind,
    string PersonCode,
    string HouseholdCode,
    string ErrorClass,
    ExpectedOutcome Expected,
    string Note);
