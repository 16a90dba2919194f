using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Batches;

/// <summary>A row of the table batch.</summary>
internal sealed class BatchRecord
{
    public long BatchId { get; init; }

    public string SubmissionId { get; init; } = "";

    public int Number { get; init; }

    public int Kind { get; init; }

    public string Sheet { get; init; } = "";

    public int FirstRow { get; init; }

    public int LastRow { get; init; }

    public int RowCount { get; init; }

    public int State { get; init; }

    public long Revision { get; init; }

    public int? RosterVersion { get; init; }

    public int Definite { get; init; }

    public int Possible { get; init; }

    public int None { get; init; }

    public int Parked { get; init; }

    public BatchInfo ToInfo() => new()
    {
        BatchId = BatchId,
        SubmissionId = SubmissionId,
        Number = Number,
        Kind = (AlertKind)Kind,
        Sheet = Sheet,
        FirstRow = FirstRow,
        LastRow = LastRow,
        RowCount = RowCount,
        State = (BatchState)State,
        Revision = Revision,
        RosterVersion = RosterVersion,
        Definite = Definite,
        Possible = Possible,
        None = None,
        Parked = Parked,
    };
}
