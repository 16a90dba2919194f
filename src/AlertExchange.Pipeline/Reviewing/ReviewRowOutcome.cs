namespace AlertExchange.Pipeline.Reviewing;

/// <summary>How a row of a review workbook ended.</summary>
public enum ReviewRowOutcome : byte
{
    /// <summary>Nothing was answered.</summary>
    Blank = 1,
    /// <summary>The answer is on record.</summary>
    Taken = 2,
    /// <summary>The answer was not taken.</summary>
    Refused = 3,
}
