using System.Data.Common;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage;

/// <summary>A snapshot in which what is made beside the path of files holds everything; see <see cref="ExchangeStore.ReadLists{T}"/>.</summary>
public sealed class ListScope : ReadScope
{
    internal ListScope(Database database, DbConnection connection, DbTransaction transaction)
        : base(database, connection, transaction)
    {
    }
}
