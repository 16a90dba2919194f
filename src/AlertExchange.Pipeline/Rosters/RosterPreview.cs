using AlertExchange.Engine.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>What importing a file would do. Names people, ids and telephone numbers masked.</summary>
public sealed record RosterPreview
{
    /// <summary>So many examples of each kind are shown.</summary>
    internal const int Shown = 20;

    /// <summary>The version that it is compared with; 0: there is none yet.</summary>
    public required int BaseVersion { get; init; }

    public required int People { get; init; }

    public required int Households { get; init; }

    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Left { get; init; }

    /// <summary>Rows that repeat a person code; the first one counts.</summary>
    public required int Repeated { get; init; }

    /// <summary>Headings that are read, with what they are read as.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<string> UnusedColumns { get; init; }

    /// <summary>What is to be said of the file as a whole, in Chinese.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Rows nobody could be read from.</summary>
    public required int SkippedCount { get; init; }

    public required IReadOnlyList<string> FirstSkipped { get; init; }

    public required IReadOnlyList<FindingCount> Findings { get; init; }

    public required IReadOnlyList<RosterFinding> FirstFindings { get; init; }

    public required IReadOnlyList<RosterDifferenceLine> Differences { get; init; }

    /// <summary>Counts only.</summary>
    public override string ToString() => $"{nameof(RosterPreview)} {{ +{Added} ~{Changed} -{Left} }}";

    public sealed record Column(string Heading, string Field);

    public sealed record FindingCount(RosterFindingKind Kind, int Count);
}
