using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage;

/// <summary>
/// Tells what time heals (a database that is away, busy or out of room) from what it does not. Work that met an outage is to be tried
/// again later, unchanged.
/// </summary>
public static class StoreOutage
{
    // Error numbers of the system: no space left, file larger than allowed, quota used up; Windows says the first as 112.
    private static readonly int[] NoRoom = [28, 27, 122, 112];

    // Standard classes of SQLSTATE: connection, resources (disk full, too many connections), server shutting down, its disk.
    private static readonly string[] OutageStates = ["08", "53", "57P", "58", "40001", "40P01", "55P03"];

    /// <summary>True when the exception, or one that caused it, says that the database or the disk is away.</summary>
    public static bool Is(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (IsOutage(cause) || (cause is AggregateException all && all.InnerExceptions.Any(Is)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOutage(Exception cause) => cause switch
    {
        StoreException store => store.Code is "store.busy" or "store.away" or "store.full",
        SqliteException sqlite => sqlite.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_FULL
            or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_NOMEM,
        DbException database => database.IsTransient || (database.SqlState is { } state && OutageStates.Any(s => state.StartsWith(s, StringComparison.Ordinal))),
        SocketException or TimeoutException => true,
        // Only the plain kind: a file that is missing or cut short stays so.
        IOException full => full.GetType() == typeof(IOException) && NoRoom.Contains(full.HResult & 0xFFFF),
        _ => false,
    };
}
