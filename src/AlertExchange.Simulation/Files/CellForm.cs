namespace AlertExchange.Simulation.Files;

/// <summary>How a cell is stored.</summary>
internal enum CellForm : byte
{
    Empty,
    Text,
    /// <summary>A number, given as its digits.</summary>
    Number,
    /// <summary>A day's serial with a date style.</summary>
    Date,
    /// <summary>A day and time as serial with a date-time style.</summary>
    DateTime,
}
