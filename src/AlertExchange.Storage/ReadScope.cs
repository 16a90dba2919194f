using Dapper;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage;

/// <summary>One snapshot of the database. Valid only inside the function it is handed to, on one thread at a time.</summary>
public class ReadScope
{
    // A list is asked for in pieces of two sizes, so that statements are alike. The driver finds each parameter by walking all names: few is fast.
    private const int PieceOfList = 64;

    static ReadScope() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    internal ReadScope(SqliteConnection connection, SqliteTransaction transaction) => (Connection, Transaction) = (connection, transaction);

    internal SqliteConnection Connection { get; }

    internal SqliteTransaction Transaction { get; }

    internal List<T> Query<T>(string sql, object? parameters = null) => Connection.Query<T>(sql, parameters, Transaction).AsList();

    /// <summary>Rows one by one while the scope is open.</summary>
    internal IEnumerable<T> Stream<T>(string sql, object? parameters = null) => Connection.Query<T>(sql, parameters, Transaction, buffered: false);

    internal T? First<T>(string sql, object? parameters = null) => Connection.QueryFirstOrDefault<T>(sql, parameters, Transaction);

    /// <summary>Runs a query that ends in <c>IN</c> for a list of any length.</summary>
    internal IEnumerable<T> QueryIn<T>(string sqlUpToIn, IReadOnlyCollection<long> list)
    {
        foreach (var piece in list.Chunk(PieceOfList))
        {
            var parameters = new DynamicParameters();
            var size = piece.Length > PieceOfList / 8 ? PieceOfList : PieceOfList / 8;
            for (var i = 0; i < size; i++)
            {
                parameters.Add($"p{i}", piece[Math.Min(i, piece.Length - 1)]);
            }

            var names = string.Join(",", Enumerable.Range(0, size).Select(i => $"@p{i}"));
            foreach (var row in Connection.Query<T>($"{sqlUpToIn} ({names})", parameters, Transaction))
            {
                yield return row;
            }
        }
    }
}
