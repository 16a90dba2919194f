namespace AlertExchange.Storage;

/// <summary>The databases that a store can stand on. The data directory (keys, sealed files) is needed beside each of them.</summary>
public enum DatabaseKind
{
    /// <summary>A file in the data directory; for one machine.</summary>
    Sqlite,

    /// <summary>PostgreSQL 12 or later, or a database that speaks its protocol.</summary>
    PostgreSql,

    /// <summary>SQL Server 2017 or later.</summary>
    SqlServer,
}
