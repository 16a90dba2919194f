namespace AlertExchange.Storage.Linkage;

/// <summary>Linkage parameters as training left them.</summary>
public sealed record StoredLinkage
{
    /// <summary>1 and up.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    public required string? TrainedBy { get; init; }

    /// <summary>The roster they were trained with.</summary>
    public required int RosterVersion { get; init; }

    /// <summary>Rows that were compared.</summary>
    public required int RowCount { get; init; }

    /// <summary>In the form of <c>config/linkage/weights.yaml</c>.</summary>
    public required string Parameters { get; init; }
}
