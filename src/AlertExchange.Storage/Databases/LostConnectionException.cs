using System.Data.Common;

namespace AlertExchange.Storage.Databases;

/// <summary>A connection broke, and its driver said so in another way than with a failure of its own.</summary>
internal sealed class LostConnectionException(Exception cause) : DbException("The connection was lost.", cause);
