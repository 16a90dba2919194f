using System.Data;
using System.Data.Common;
using Dapper;

namespace AlertExchange.Storage.Databases;

/// <summary>What PostgreSQL and SQL Server have in common: writers of all processes take turns at one row.</summary>
internal abstract class ServerDatabase(StoreOptions options) : Database(options)
{
    /// <summary>What makes the table of migrations when it is not there.</summary>
    protected abstract string MigrationTable { get; }

    public override DbTransaction BeginWrite(DbConnection connection, bool withTurn)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            if (withTurn)
            {
                // Changing the row is taking the turn; whoever has it holds the row until its transaction ends.
                connection.Execute(StatementLog.Told("UPDATE counter SET value = value + 1 WHERE name = 'turn'"), transaction: transaction);
            }

            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginMigration(DbConnection connection)
    {
        MakeRoom(connection);
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            connection.Execute(StatementLog.Told("UPDATE schema_turn SET turn = turn + 1 WHERE place = 1"), transaction: transaction);
            connection.Execute(MigrationTable, transaction: transaction);
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    public override RowReader Row(DbDataReader reader) => new ProviderRowReader(reader);

    public sealed override bool IsTransient(Exception failure) => failure is LostConnectionException || (failure is DbException known && IsPassing(known));

    public sealed override StoreException? Explain(Exception failure) => failure is not DbException known ? null
        : WaitedTooLong(known) ? new StoreException("store.busy", "数据库正被另一个程序长时间写入，等待超时。请等它结束后重试。")
        : IsFull(known) ? new StoreException("store.full", "数据库服务器的磁盘已满，这一步没有写入。请通知管理员腾出空间后重试，已入库的数据完好。")
        : IsTransient(known) ? new StoreException("store.away", "数据库连不上或中途断开，重试后仍未恢复。请检查数据库服务是否运行、网络是否通畅，恢复后重试即可，已入库的数据完好。")
        : RefusalOf(known) is { } code ? new StoreException("store.refused", $"数据库拒绝了本程序（代码 {code}）。请检查配置里的用户名、密码、库名，以及该用户在本库的权限。")
        : Other(known);

    /// <summary>Makes, where it is missing, what the first migration needs: the schema and the row at which migrations take turns.</summary>
    protected abstract void MakeRoom(DbConnection connection);

    protected abstract bool IsPassing(DbException failure);

    /// <summary>True when something was there already because another process made it at the same instant.</summary>
    protected abstract bool IsTaken(DbException failure);

    protected abstract bool WaitedTooLong(DbException failure);

    protected abstract bool IsFull(DbException failure);

    /// <summary>The server's code when it refuses this user, this database or this right.</summary>
    protected abstract string? RefusalOf(DbException failure);

    /// <summary>What to say of any other failure; null to let it pass as it is.</summary>
    protected virtual StoreException? Other(DbException failure) => null;

    /// <summary>Makes something that another process may be making at the same instant.</summary>
    protected void Try(DbConnection connection, string sql)
    {
        try
        {
            connection.Execute(sql);
        }
        catch (DbException e) when (IsTaken(e))
        {
            // The other one was first, and it is there.
        }
    }
}
