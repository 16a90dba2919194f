using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;

namespace AlertExchange.Intake;

/// <summary>What became of one sheet.</summary>
public sealed record SheetReport
{
    public required string Name { get; init; }

    public required bool Read { get; init; }

    /// <summary>Chinese: why the sheet was not read; null when it was.</summary>
    public string? Reason { get; init; }

    public AlertKind? Kind { get; init; }

    /// <summary>1-based, inclusive; null when not read.</summary>
    public int? HeaderFirstRow { get; init; }

    public int? HeaderLastRow { get; init; }

    public IReadOnlyList<ColumnBinding> Bindings { get; init; } = [];

    public IReadOnlyList<UnboundColumn> Unbound { get; init; } = [];

    public int DataRows { get; internal init; }

    /// <summary>Rows hidden or filtered away that were read all the same.</summary>
    public int HiddenRows { get; internal init; }

    /// <summary>Rows that are not data (小计, footers, repeated headers), up to a hundred of them.</summary>
    public IReadOnlyList<SkippedRow> Skipped { get; internal init; } = [];
}
