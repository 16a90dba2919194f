using System.Data;
using System.Data.Common;
using System.Globalization;
using AlertExchange.Storage.Databases;
using Dapper;
using Npgsql;

namespace AlertExchange.Storage.PostgreSql;

/// <summary>PostgreSQL and databases that speak its protocol. Rows come and go through binary COPY.</summary>
internal sealed class PostgreSqlDatabase : ServerDatabase
{
    private const int RowsAtOnce = 500;

    private readonly string _connectionString;
    private readonly string? _schema;
    private int _cursors;

    public PostgreSqlDatabase(StoreOptions options)
        : base(options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            // The store keeps its connections itself, with what was set on them.
            Pooling = false,
            ApplicationName = "AlertExchange",
            IncludeErrorDetail = false,
            PersistSecurityInfo = false,
        };
        SetUnlessGiven(builder, "Command Timeout", 600);
        SetUnlessGiven(builder, "Timeout", 15);
        SetUnlessGiven(builder, "TCP Keepalive", true);
        SetUnlessGiven(builder, "TCP Keepalive Time", 10);
        SetUnlessGiven(builder, "TCP Keepalive Interval", 5);

        // Falling back from it leaves this version of the driver with a connection that fails now and then.
        SetUnlessGiven(builder, "GSS Encryption Mode", GssEncryptionMode.Disable);
        _schema = builder.SearchPath?.Split(',')[0].Trim().Trim('"') is { Length: > 0 } schema ? schema : null;
        _connectionString = builder.ConnectionString;
    }

    public override string Name => "PostgreSql";

    public override DbConnection Open(bool readOnly)
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            connection.Open();

            // A cursor of ours is read to its end; the server notices a dead client within half a minute, so that its turn ends.
            connection.Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SET lock_timeout = {(long)Options.BusyTimeout.TotalMilliseconds};
                SET cursor_tuple_fraction = 1;
                SET client_min_messages = warning;
                SET tcp_keepalives_idle = 10;
                SET tcp_keepalives_interval = 5;
                SET tcp_keepalives_count = 3;
                SET default_transaction_read_only = {(readOnly ? "on" : "off")}
                """));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginRead(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override BulkInsert Bulk(WriteScope scope, string table, string[] columns, Overwrite? overwrite, int? rows) => new CopiedRows(scope, table, columns, overwrite);

    public override IEnumerable<NumberList> InPieces(IReadOnlyCollection<long> numbers) => [new NumberList("= ANY(@numbers)", [("numbers", numbers.ToArray())])];

    // A connection can do one thing at a time, so rows are fetched in pieces, and between two of them it is free.
    public override IEnumerable<T> Stream<T>(ReadScope scope, string sql, object? parameters)
    {
        var cursor = string.Create(CultureInfo.InvariantCulture, $"rows_{Interlocked.Increment(ref _cursors)}");
        scope.Connection.Execute($"DECLARE {cursor} NO SCROLL CURSOR FOR {sql}", parameters, scope.Transaction);
        var fetch = new CommandDefinition($"FETCH {RowsAtOnce} FROM {cursor}", transaction: scope.Transaction, flags: CommandFlags.Buffered | CommandFlags.NoCache);
        List<T> piece;
        do
        {
            piece = scope.Connection.Query<T>(fetch).AsList();
            foreach (var row in piece)
            {
                yield return row;
            }
        }
        while (piece.Count == RowsAtOnce);

        scope.Connection.Execute($"CLOSE {cursor}", transaction: scope.Transaction);
    }

    // Server stopping, starting, crashed, or its connections used up; the driver's own list holds the rest (connection lost, deadlock, serialization).
    protected override bool IsPassing(DbException failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.LockNotAvailable } => false,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        NpgsqlException { IsTransient: true } => true,

        // A server that goes down may answer the first word of a connection with more than the driver waits for.
        not PostgresException when failure.Message.StartsWith("Additional unencrypted data received after SSL negotiation", StringComparison.Ordinal) => true,
        _ => failure is NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException },
    };

    public override bool IsDuplicate(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsTaken(DbException failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.DuplicateObject } || IsDuplicate(failure);

    protected override bool WaitedTooLong(DbException failure) => failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    protected override bool IsFull(DbException failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    protected override string? RefusalOf(DbException failure) => failure is PostgresException
    {
        SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.InsufficientPrivilege,
    } refusal
        ? refusal.SqlState
        : null;

    protected override void MakeRoom(DbConnection connection)
    {
        if (_schema is not null && connection.ExecuteScalar<long>("SELECT COUNT(*) FROM pg_namespace WHERE nspname = @_schema", new { _schema }) == 0)
        {
            Try(connection, $"CREATE SCHEMA \"{_schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        Try(connection, "CREATE TABLE IF NOT EXISTS schema_turn (place bigint NOT NULL PRIMARY KEY, turn bigint NOT NULL)");
        Try(connection, "INSERT INTO schema_turn (place, turn) SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM schema_turn)");
    }

    protected override string MigrationTable =>
        """
        CREATE TABLE IF NOT EXISTS schema_migration (
          number bigint NOT NULL PRIMARY KEY,
          name text COLLATE "C" NOT NULL,
          checksum text COLLATE "C" NOT NULL
        )
        """;

    private static void SetUnlessGiven(NpgsqlConnectionStringBuilder builder, string keyword, object value)
    {
        if (!builder.ShouldSerialize(keyword))
        {
            builder[keyword] = value;
        }
    }
}
