namespace AlertExchange.Engine.Policies;

/// <summary>The kinds of change that reconciliation knows.</summary>
public enum WarningChangeKind : byte
{
    /// <summary>New, or back after a withdrawal.</summary>
    Raise = 1,
    /// <summary>The measure rose by at least the profile's step.</summary>
    Escalate = 2,
    /// <summary>More alerts or another figure below a step: attached, nobody is sent again.</summary>
    Repeat = 3,
    /// <summary>No longer due.</summary>
    Withdraw = 4,
    /// <summary>A visit settled it: only in the history of a warning, reconciliation never does it.</summary>
    Close = 5,
}
