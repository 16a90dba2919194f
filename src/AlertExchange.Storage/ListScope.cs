using System.Data.Common;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage;

/// <summary>A snapshot in which the lists hold every warning and task; see <see cref="ExchangeStore.ReadLists{T}"/>.</summary>
public sealed class ListScope : ReadScope
{
    internal ListScope(Database database, DbConnection connection, DbTransaction transaction)
        : base(database, connection, transaction)
    {
    }
}
