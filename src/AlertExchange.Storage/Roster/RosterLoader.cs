using System.Threading.Channels;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Roster;

/// <summary>Loads a whole version: another thread reads rows in pieces ahead, the calling thread opens identities and hands people over.</summary>
internal static class RosterLoader
{
    private const int PieceSize = 2048;
    private const int PiecesAhead = 8;

    public static void Load(ReadScope scope, Sealer sealer, string sql, int version, Action<NumberedPerson> visitor)
    {
        var people = new PersonReader(sealer);
        var pieces = Channel.CreateBounded<List<PersonReader.Row>>(PiecesAhead);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => ReadPieces(scope, sql, version, people, pieces.Writer, stop.Token));
        try
        {
            while (pieces.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (pieces.Reader.TryRead(out var piece))
                {
                    foreach (var row in piece)
                    {
                        visitor(people.Open(row));
                    }
                }
            }
        }
        finally
        {
            // The scope's connection must be at rest before the caller goes on, also when the visitor threw.
            stop.Cancel();
            Task.WaitAny(reading);
        }

        reading.GetAwaiter().GetResult();
    }

    private static async Task ReadPieces(
        ReadScope scope, string sql, int version, PersonReader people, ChannelWriter<List<PersonReader.Row>> pieces, CancellationToken stop)
    {
        try
        {
            using var command = scope.Connection.CreateCommand();
            command.Transaction = scope.Transaction;
            command.CommandText = sql;
            command.Parameters.AddWithValue("@version", version);
            using var reader = command.ExecuteReader();
            var piece = new List<PersonReader.Row>(PieceSize);
            while (reader.Read())
            {
                piece.Add(people.Read(reader));
                if (piece.Count == PieceSize)
                {
                    await pieces.WriteAsync(piece, stop);
                    piece = new List<PersonReader.Row>(PieceSize);
                }
            }

            await pieces.WriteAsync(piece, stop);
        }
        finally
        {
            pieces.Complete();
        }
    }
}
