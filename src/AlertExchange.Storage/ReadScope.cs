using System.Data.Common;
using AlertExchange.Storage.Databases;
using Dapper;

namespace AlertExchange.Storage;

/// <summary>One snapshot of the database. Valid only inside the function it is handed to, on one thread at a time.</summary>
public class ReadScope
{
    static ReadScope() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    internal ReadScope(Database database, DbConnection connection, DbTransaction transaction) =>
        (Database, Connection, Transaction) = (database, connection, transaction);

    internal Database Database { get; }

    internal DbConnection Connection { get; }

    internal DbTransaction Transaction { get; }

    /// <summary>True as soon as the work may know something from the database.</summary>
    internal bool HasAnswered { get; private set; }

    internal List<T> Query<T>(string sql, object? parameters = null) => Answered(Connection.Query<T>(Ask(sql), parameters, Transaction).AsList());

    /// <summary>Rows one by one while the scope is open.</summary>
    internal IEnumerable<T> Stream<T>(string sql, object? parameters = null)
    {
        foreach (var row in Database.Stream<T>(this, Ask(sql), parameters))
        {
            HasAnswered = true;
            yield return row;
        }
    }

    internal T? First<T>(string sql, object? parameters = null) => Answered(Connection.QueryFirstOrDefault<T>(Ask(sql), parameters, Transaction));

    /// <summary>True when a table has a row.</summary>
    /// <param name="tableAndCondition">What follows FROM.</param>
    internal bool Any(string tableAndCondition, object? parameters = null) =>
        First<int>($"SELECT CASE WHEN EXISTS (SELECT 1 FROM {tableAndCondition}) THEN 1 ELSE 0 END", parameters) == 1;

    /// <summary>Runs a query that ends in <c>IN</c> for a list of any length.</summary>
    internal IEnumerable<T> QueryIn<T>(string sqlUpToIn, IReadOnlyCollection<long> list)
    {
        foreach (var (condition, values) in InPieces(list))
        {
            var parameters = new DynamicParameters();
            foreach (var (name, value) in values)
            {
                parameters.Add(name, value);
            }

            foreach (var row in Query<T>(UpToColumn(sqlUpToIn) + condition, parameters))
            {
                yield return row;
            }
        }
    }

    /// <summary>A reader for many rows; while it is open the scope can be asked nothing else.</summary>
    internal OpenedRows Open(string sql, params IReadOnlyList<(string Name, object Value)> parameters)
    {
        var command = Connection.CreateCommand();
        try
        {
            command.Transaction = Transaction;
            command.CommandText = Ask(sql);
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            var reader = Answered(command.ExecuteReader());
            return new OpenedRows(command, reader, Database.Row(reader));
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    internal IEnumerable<NumberList> InPieces(IReadOnlyCollection<long> list) => list.Count == 0 ? [] : Database.InPieces(list);

    /// <summary>Drops the IN that a statement ends with: the database says its own.</summary>
    internal static string UpToColumn(string sqlUpToIn) => sqlUpToIn[..^"IN".Length];

    /// <summary>Makes ready for a statement; returns it in the database's own words.</summary>
    internal virtual string Ask(string sql) => Database.Translate(StatementLog.Told(sql));

    private protected T Answered<T>(T answer)
    {
        HasAnswered = true;
        return answer;
    }
}
