namespace AlertExchange.Intake.Reading;

/// <summary>How the file stored a cell; a number cell where an id should be is a finding.</summary>
public enum CellKind : byte
{
    Empty = 0,
    Text = 1,
    Number = 2,
    Date = 3,
    Boolean = 4,
    /// <summary>A formula error such as #REF!.</summary>
    Error = 5,
}
