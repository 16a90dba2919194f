namespace AlertExchange.Pipeline.Submitting;

/// <summary>What a file would come to; nothing was kept.</summary>
public sealed record CheckResult
{
    public required SubmissionReport Report { get; init; }
    public required int Received { get; init; }
    public required int Rejected { get; init; }
    public required int Accepted { get; init; }

    /// <summary>Accepted rows with a doubt.</summary>
    public required int Remarked { get; init; }

    public required int Definite { get; init; }
    public required int Possible { get; init; }
    public required int None { get; init; }

    /// <summary>Rows that matching failed on.</summary>
    public required int Parked { get; init; }

    /// <summary>0 when no roster was imported yet.</summary>
    public required int RosterVersion { get; init; }

    /// <summary>True when so many rows were rejected that the file would be held.</summary>
    public required bool WouldBeHeld { get; init; }

    /// <summary>Rows of earlier files of the same form and month that would give way to a row of this one.</summary>
    public required int Replaces { get; init; }

    /// <summary>Rows of earlier files that are not in this one and would be withdrawn.</summary>
    public required int Withdraws { get; init; }
}
