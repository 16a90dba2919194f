namespace AlertExchange.Engine.Routing;

/// <summary>Where a department stands with the reports of a month.</summary>
public enum ReportingState : byte
{
    /// <summary>Data in time.</summary>
    Reported = 1,
    /// <summary>零报告 in time.</summary>
    Zero,
    /// <summary>The first report came after the deadline.</summary>
    Late,
    /// <summary>Nothing, and the deadline is over.</summary>
    Missing,
    /// <summary>Reported in time and corrected since.</summary>
    Corrected,
    /// <summary>Nothing yet, and there is time.</summary>
    NotDueYet,
    /// <summary>A real-time department that had nothing to tell: never missing.</summary>
    NothingInRealTime,
}
