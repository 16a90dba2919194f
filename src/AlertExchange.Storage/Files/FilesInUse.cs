namespace AlertExchange.Storage.Files;

/// <summary>Where sealed files are referred to: what no table names may be removed, and a backup takes along what any of them does.</summary>
internal static class FilesInUse
{
    /// <summary>Tables with a column file_id, the oldest first.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["submission", "verification_photo", "upload_draft", "roster_draft"];

    /// <summary>The ids of all of them.</summary>
    public static string Sql { get; } = Of(Tables);

    /// <summary>The ids that some tables name, of a database that may not have all.</summary>
    public static string Of(IEnumerable<string> tables) => string.Join(" UNION ", tables.Select(table => $"SELECT file_id FROM {table} WHERE file_id IS NOT NULL"));
}
