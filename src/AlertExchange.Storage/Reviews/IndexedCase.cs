using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Reviews;

/// <summary>One row of a batch as the lists of clerical review find it: what they filter and order by, and the line that they show.</summary>
public sealed record IndexedCase
{
    public required long BatchId { get; init; }

    /// <summary>The row's place in the batch.</summary>
    public required int Ordinal { get; init; }

    /// <summary>True while candidates wait for somebody.</summary>
    public required bool Waits { get; init; }

    /// <summary>The decision on this very row that stands; null for none.</summary>
    public required long? Decision { get; init; }

    public required ReviewPosition Position { get; init; }

    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    public required AlertKind Kind { get; init; }

    /// <summary>Of the likeliest candidate, in thousandths.</summary>
    public required int Score { get; init; }

    /// <summary>Of the row; null where it says nothing that is known.</summary>
    public string? TownshipCode { get; init; }

    /// <summary>Where the likeliest candidate lives.</summary>
    public string? BestTownshipCode { get; init; }

    /// <summary>As the row writes it.</summary>
    public string? Township { get; init; }

    /// <summary>As the roster writes it.</summary>
    public string? BestTownship { get; init; }

    /// <summary>What a list shows; names people, so it is stored sealed.</summary>
    public required byte[] Line { get; init; }

    /// <summary>A line names people: it is not printed.</summary>
    public override string ToString() => $"{nameof(IndexedCase)} {{ {BatchId}, {Ordinal} }}";
}
