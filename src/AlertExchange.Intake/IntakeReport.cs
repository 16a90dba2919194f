using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake;

/// <summary>What was seen in a file as a whole; complete when reading is.</summary>
public sealed record IntakeReport
{
    /// <summary>Every sheet of the file, also those that were not read.</summary>
    public IReadOnlyList<SheetReport> Sheets { get; internal init; } = [];

    /// <summary>Chinese remarks on the file; free of personal data.</summary>
    public IReadOnlyList<FileRemark> Remarks { get; internal init; } = [];

    /// <summary>Rows handed out as data.</summary>
    public int DataRows { get; internal init; }

    /// <summary>Kinds of the sheets read, each once.</summary>
    public IReadOnlyList<AlertKind> Kinds { get; internal init; } = [];

    /// <summary>True when every sheet read is a correction of some rows (更正表): append, do not withdraw the rows it does not hold.</summary>
    public bool IsCorrectionSheet { get; internal init; }
}
