namespace AlertExchange.Intake.Cleaning;

/// <summary>What had to be done or supplied to make a date of a cell.</summary>
[Flags]
public enum DateRepairs : byte
{
    None = 0,
    /// <summary>Points, no separators, full-width digits or other unusual writing.</summary>
    Rewritten = 1,
    /// <summary>A number cell that held the program's day number.</summary>
    FromSerial = 2,
    /// <summary>A time of day was left off.</summary>
    TimeDropped = 4,
    /// <summary>Only year and month were written; the first day stands for the month.</summary>
    DaySupplied = 8,
    /// <summary>No year was written; the last such day not after the period was taken.</summary>
    YearSupplied = 16,
}
