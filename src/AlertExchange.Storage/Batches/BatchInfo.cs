using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Batches;

/// <summary>A stored batch without its contents.</summary>
public sealed record BatchInfo
{
    public required long BatchId { get; init; }

    public required string SubmissionId { get; init; }

    public required int Number { get; init; }

    public required AlertKind Kind { get; init; }

    public required string Sheet { get; init; }

    public required int FirstRow { get; init; }

    public required int LastRow { get; init; }

    public required int RowCount { get; init; }

    public required BatchState State { get; init; }

    /// <summary>0 while staged; a number that grows with each change of what counts.</summary>
    public required long Revision { get; init; }

    /// <summary>Null until matched.</summary>
    public int? RosterVersion { get; init; }

    public int Definite { get; init; }

    public int Possible { get; init; }

    public int None { get; init; }

    /// <summary>Rows that matching failed on.</summary>
    public int Parked { get; init; }
}
