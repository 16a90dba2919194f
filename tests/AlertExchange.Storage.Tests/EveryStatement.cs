using AlertExchange.Storage.Databases;
using AlertExchange.Storage.SqlServer;

namespace AlertExchange.Storage.Tests;

/// <summary>
/// Listens to every statement that any test of this project causes, on whatever database, and fails the test that caused one which SQL Server
/// 2017 would not parse as the store would send it there.
/// </summary>
[SetUpFixture]
public sealed class EveryStatement
{
    [OneTimeSetUp]
    public void Listen() => StatementLog.Listener = sql =>
    {
        if (ErrorsOf(sql) is { Length: > 0 } errors)
        {
            throw new AssertionException($"Not Transact-SQL: {errors}{Environment.NewLine}{sql}");
        }
    };

    [OneTimeTearDown]
    public void StopListening() => StatementLog.Listener = null;

    /// <summary>What the parser of SQL Server says to one of the store's statements in SQL Server's words.</summary>
    internal static string ErrorsOf(string sql) =>
        TransactSql.ErrorsOf(SqlServerDatabase.Rewrite(sql.Replace("= ANY(@numbers)", SqlServerDatabase.InNumbers, StringComparison.Ordinal)));
}
