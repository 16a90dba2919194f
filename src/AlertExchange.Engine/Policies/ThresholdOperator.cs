namespace AlertExchange.Engine.Policies;

/// <summary>How a figure is held against a line. Inclusive or exclusive is a legal fact: 以上 and （含） include, 超过 and 低于 do not.</summary>
public enum ThresholdOperator : byte
{
    /// <summary>≥</summary>
    AtLeast = 1,
    /// <summary>&gt;</summary>
    MoreThan,
    /// <summary>≤</summary>
    AtMost,
    /// <summary>&lt;</summary>
    LessThan,
}
