namespace AlertExchange.Pipeline.Settings;

/// <summary>The kinds of database.</summary>
public enum DatabaseKind : byte
{
    Sqlite = 0,
    PostgreSql = 1,
    SqlServer = 2,
}
