namespace AlertExchange.Intake.Cleaning;

/// <summary>How reading a cell went.</summary>
public enum ReadingState : byte
{
    /// <summary>Nothing there: empty, 无, —, /.</summary>
    Absent = 0,
    Read,
    /// <summary>Something is there that is not what the column asks for.</summary>
    Unreadable,
}
