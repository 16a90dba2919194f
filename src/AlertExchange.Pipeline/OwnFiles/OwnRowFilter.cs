namespace AlertExchange.Pipeline.OwnFiles;

/// <summary>Which rows of a file its department looks at.</summary>
public enum OwnRowFilter
{
    /// <summary>Every row that was accepted.</summary>
    Accepted,
    Rejected,
    Definite,
    Possible,
    None,
    Parked,

    /// <summary>Rows behind warnings that this file raised or stepped up.</summary>
    Warned,
}
