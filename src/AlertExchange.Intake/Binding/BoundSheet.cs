using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Adapting;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Binding;

/// <summary>A sheet whose header was recognised: which form it is and which column feeds which field.</summary>
public sealed record BoundSheet(string SheetName)
{
    public FormDefinition Form { get; internal init; } = null!;

    public AlertKind Kind => Form.Kind;

    /// <summary>1-based rows of the header, both inclusive.</summary>
    public int HeaderFirstRow { get; internal init; }

    public int HeaderLastRow { get; internal init; }

    public IReadOnlyList<ColumnBinding> Columns { get; internal init; } = [];

    public IReadOnlyList<UnboundColumn> Unbound { get; internal init; } = [];

    /// <summary>The sheet says that it is a correction of some rows (an error workbook sent back), not the whole list.</summary>
    public bool IsCorrection { get; internal init; }

    /// <summary>Width of the header in columns.</summary>
    internal int Width { get; init; }

    /// <summary>Titles and notes above the header, for what they say about unit and month.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The header rows as written, to recognise them when a page break repeats them.</summary>
    internal IReadOnlyList<string[]> HeaderRows { get; init; } = [];

    /// <summary>Compiled once a sheet; set before the first batch leaves.</summary>
    internal RowAdapter Adapter { get; set; } = null!;
}
