namespace AlertExchange.Pipeline.Exports;

/// <summary>The lists that can be exported.</summary>
public enum ExportKind : byte
{
    /// <summary>One line for every data row of every file, the rejected ones too.</summary>
    Matches = 1,
    Warnings,
    Tasks,
    Rejected,
}
