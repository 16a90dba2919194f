using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using AlertExchange.Storage.Databases;
using Dapper;
using Microsoft.Data.SqlClient;

namespace AlertExchange.Storage.SqlServer;

/// <summary>SQL Server 2017 and later, through the part of its driver that is the same in version 2 and the newest. Rows come through SqlBulkCopy.</summary>
internal sealed partial class SqlServerDatabase : ServerDatabase
{
    private readonly string _connectionString;

    public SqlServerDatabase(StoreOptions options)
        : base(options)
    {
        var builder = new SqlConnectionStringBuilder(options.ConnectionString)
        {
            // The store keeps its connections itself, with what was set on them; a list may be looked up beside another that is being read.
            Pooling = false,
            MultipleActiveResultSets = true,
            ApplicationName = "AlertExchange",
            PersistSecurityInfo = false,
        };
        _connectionString = builder.ConnectionString;
    }

    public override string Name => "SqlServer";

    public override DbConnection Open(bool readOnly)
    {
        var connection = new SqlConnection(_connectionString);
        try
        {
            connection.Open();
            connection.Execute(LockTimeout(Options));
            return connection;
        }
        catch (Exception e) when (e is NotSupportedException or CultureNotFoundException)
        {
            connection.Dispose();
            throw new StoreException(
                "store.globalization", "SQL Server 的驱动程序不能在无区域数据（invariant）模式下工作。请安装 ICU 库（libicu），并在启动前设置环境变量 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false。", e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginRead(DbConnection connection) => connection.BeginTransaction(IsolationLevel.Snapshot);

    public override BulkInsert Bulk(WriteScope scope, string table, string[] columns, Overwrite? overwrite, int? rows) => new BulkCopiedRows(scope, table, columns, overwrite);

    public override IEnumerable<NumberList> InPieces(IReadOnlyCollection<long> numbers) =>
        [new NumberList(InNumbers, [("numbers", $"[{string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))}]")])];

    public override string Translate(string sql) => Rewrite(sql);

    public override bool IsDuplicate(Exception failure) => failure is SqlException { Number: UniqueIndex or UniqueConstraint };

    protected override string MigrationTable => MakeMigrationTable;

    /// <summary>The statements that only this database is sent, for a test to look at.</summary>
    internal static IEnumerable<string> OwnStatements =>
    [
        LockTimeout(new StoreOptions()), MakeTurnTable, MakeTurnRow, MakeMigrationTable, AllowSnapshots, SnapshotsAllowed,
        $"SELECT 1 FROM warning WHERE warning_id {InNumbers}", BulkCopiedRows.MakeStageOf("#staged_warning", "warning", "\"warning_no\", \"rule\""),
        BulkCopiedRows.DropStageOf("#staged_warning"),
    ];

    /// <summary>The store's own SQL is cut by LIMIT at its end, and says where empty values stand: here they come first, and last the other way round.</summary>
    internal static string Rewrite(string sql) => EmptyOnes().Replace(
        LimitAtEnd().Replace(sql, cut => $"OFFSET {(cut.Groups["skip"] is { Success: true } skip ? skip.Value : "0")} ROWS FETCH NEXT {cut.Groups["take"].Value} ROWS ONLY"), "$1");

    protected override void MakeRoom(DbConnection connection)
    {
        if (connection.ExecuteScalar<int>(SnapshotsAllowed) == 0)
        {
            try
            {
                connection.Execute(AllowSnapshots);
            }
            catch (SqlException e) when (RefusalOf(e) is not null)
            {
                throw new StoreException(
                    "store.snapshot", "SQL Server 的这个库没有开启快照隔离，本程序的用户也无权开启。请管理员执行一次：ALTER DATABASE 库名 SET ALLOW_SNAPSHOT_ISOLATION ON;");
            }
        }

        Try(connection, MakeTurnTable);
        Try(connection, MakeTurnRow);
    }

    // Deadlock victim, snapshot conflict, connection lost or not to be had, database or server on its way down or up.
    protected override bool IsPassing(DbException failure) => failure is SqlException e && e.Number is
        1205 or 3960 or 3961 or -2 or -1 or 0 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 596 or 601 or 922 or 926 or 927 or 947 or 983
        or 4060 or 6005 or 10053 or 10054 or 10060 or 10061 or 10928 or 10929 or 11001 or 17142 or 17187 or 18401 or 40197 or 40501 or 40613;

    protected override bool IsTaken(DbException failure) => failure is SqlException { Number: ObjectExists } || IsDuplicate(failure);

    protected override bool WaitedTooLong(DbException failure) => failure is SqlException { Number: LockTimedOut };

    protected override bool IsFull(DbException failure) => failure is SqlException { Number: 1101 or 1105 or 9002 };

    protected override string? RefusalOf(DbException failure) => failure is SqlException { Number: 229 or 262 or 916 or 5011 or 15247 or 18456 or 18452 } e
        ? e.Number.ToString(CultureInfo.InvariantCulture)
        : null;

    // The server quotes the values of a row that it refuses: its message goes nowhere.
    protected override StoreException? Other(DbException failure) => failure is SqlException e
        ? new StoreException("store.database", $"SQL Server 拒绝了一条语句（错误号 {e.Number}）。请把错误号和程序日志交给技术人员。")
        : null;

    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;
    private const int ObjectExists = 2714;
    private const int LockTimedOut = 1222;

    internal const string InNumbers = "IN (SELECT number FROM OPENJSON(@numbers) WITH (number bigint '$'))";

    private const string MakeTurnTable =
        "IF OBJECT_ID(N'schema_turn') IS NULL CREATE TABLE schema_turn (place bigint NOT NULL PRIMARY KEY, turn bigint NOT NULL)";

    private const string MakeTurnRow = "INSERT INTO schema_turn (place, turn) SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM schema_turn)";

    private const string MakeMigrationTable =
        """
        IF OBJECT_ID(N'schema_migration') IS NULL CREATE TABLE schema_migration (
          number bigint NOT NULL PRIMARY KEY,
          name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
          checksum nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
        )
        """;

    private const string AllowSnapshots = "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON";

    private const string SnapshotsAllowed = "SELECT CAST(snapshot_isolation_state AS int) FROM sys.databases WHERE database_id = DB_ID()";

    private static string LockTimeout(StoreOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCK_TIMEOUT {(long)options.BusyTimeout.TotalMilliseconds}; SET XACT_ABORT ON");

    [GeneratedRegex(@"\bLIMIT (?<take>\d+|@\w+)( OFFSET (?<skip>\d+|@\w+))?\s*$")]
    private static partial Regex LimitAtEnd();

    // Only the pairs that mean what this database does anyway.
    [GeneratedRegex(@"\b(ASC(?= NULLS FIRST)|DESC(?= NULLS LAST)) NULLS (?:FIRST|LAST)\b")]
    private static partial Regex EmptyOnes();
}
