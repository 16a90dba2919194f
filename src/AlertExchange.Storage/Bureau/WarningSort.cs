namespace AlertExchange.Storage.Bureau;

/// <summary>The orders a list of warnings can have; each has its index.</summary>
public enum WarningSort : byte
{
    /// <summary>As they were first raised.</summary>
    Raised = 0,
    /// <summary>Township, then village; what has no place first.</summary>
    Place,
    Department,
    Rule,
    /// <summary>Yuan; rules without a figure first.</summary>
    Measure,
    /// <summary>A household's warnings beside one another.</summary>
    Household,
}
