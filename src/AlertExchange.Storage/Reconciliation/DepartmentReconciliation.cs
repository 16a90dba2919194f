using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Reconciliation;

/// <summary>One department in one period, over its accepted submissions; a corrected file counts beside the one it corrects (see <see cref="Replaced"/>).</summary>
public sealed record DepartmentReconciliation
{
    public required DepartmentId Department { get; init; }

    public int Submissions { get; init; }

    /// <summary>Submissions that are not finished yet or held.</summary>
    public int Pending { get; init; }

    public int Failed { get; init; }

    /// <summary>Rows of the accepted submissions as they were sent; received = rejected + accepted.</summary>
    public int Received { get; init; }

    public int Rejected { get; init; }

    /// <summary>accepted = definite + possible + none + parked.</summary>
    public int Accepted { get; init; }

    public int Remarked { get; init; }

    public int Definite { get; init; }

    public int Possible { get; init; }

    public int None { get; init; }

    /// <summary>Accepted rows that matching failed on; they wait as dead letters.</summary>
    public int Parked { get; init; }

    /// <summary>Accepted rows that a later submission of the department replaced or withdrew.</summary>
    public int Replaced { get; init; }

    /// <summary>Warnings of the period that stand (not withdrawn).</summary>
    public int Warnings { get; init; }

    /// <summary>Tasks of the period that are not cancelled and list a warning of the department.</summary>
    public int Tasks { get; init; }

    public bool ZeroReported { get; init; }

    public DateTimeOffset? FirstReceivedAt { get; init; }

    public DateTimeOffset? LastReceivedAt { get; init; }
}
