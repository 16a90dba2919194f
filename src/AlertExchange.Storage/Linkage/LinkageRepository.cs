using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Linkage;

/// <summary>Trained linkage parameters by version; nothing is ever changed or removed, for results name the version they were made with.</summary>
public sealed class LinkageRepository
{
    /// <summary>The newest version; 0 before any training.</summary>
    public int Latest(ReadScope scope) => (int)(scope.First<long?>("SELECT MAX(version) FROM linkage_parameters") ?? 0);

    public StoredLinkage? Find(ReadScope scope, int version) =>
        scope.First<Row>("SELECT * FROM linkage_parameters WHERE version = @version", new { version })?.ToStored();

    public IReadOnlyList<StoredLinkage> List(ReadScope scope) =>
        [.. scope.Query<Row>("SELECT * FROM linkage_parameters ORDER BY version").Select(row => row.ToStored())];

    /// <summary>Adds what was trained, under the next version.</summary>
    public StoredLinkage Add(WriteScope scope, StoredLinkage trained)
    {
        var stored = trained with { Version = Latest(scope) + 1 };
        scope.Execute(
            """
            INSERT INTO linkage_parameters (version, trained_at, trained_by, roster_version, row_count, parameters)
            VALUES (@Version, @trainedAt, @TrainedBy, @RosterVersion, @RowCount, @Parameters)
            """, new { stored.Version, trainedAt = Columns.Text(stored.TrainedAt), stored.TrainedBy, stored.RosterVersion, stored.RowCount, stored.Parameters });
        return stored;
    }

    private sealed class Row
    {
        public int Version { get; init; }

        public string TrainedAt { get; init; } = "";

        public string? TrainedBy { get; init; }

        public int RosterVersion { get; init; }

        public int RowCount { get; init; }

        public string Parameters { get; init; } = "";

        public StoredLinkage ToStored() => new()
        {
            Version = Version,
            TrainedAt = Columns.Moment(TrainedAt),
            TrainedBy = TrainedBy,
            RosterVersion = RosterVersion,
            RowCount = RowCount,
            Parameters = Parameters,
        };
    }
}
