using System.Threading.Channels;
using AlertExchange.Storage.Keys;
using Microsoft.Data.Sqlite;

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
            // Both tables lie in the order of numbers: walking them side by side spares two look-ups a person.
            var householdCodes = LoadHouseholdCodes(scope);
            using var codesCommand = Command(scope, "SELECT person_no, person_code FROM person ORDER BY person_no");
            using var codes = codesCommand.ExecuteReader();
            using var command = Command(scope, sql);
            command.Parameters.AddWithValue("@version", version);
            using var reader = command.ExecuteReader();
            var piece = new List<PersonReader.Row>(PieceSize);
            while (reader.Read())
            {
                while (codes.Read() && codes.GetInt32(0) < reader.GetInt32(0))
                {
                }

                piece.Add(people.Read(reader, codes.GetString(1), householdCodes[reader.GetInt32(1)]));
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

    private static Dictionary<int, string> LoadHouseholdCodes(ReadScope scope)
    {
        var codes = new Dictionary<int, string>();
        using var command = Command(scope, "SELECT household_no, household_code FROM household");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            codes.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return codes;
    }

    private static SqliteCommand Command(ReadScope scope, string sql)
    {
        var command = scope.Connection.CreateCommand();
        command.Transaction = scope.Transaction;
        command.CommandText = sql;
        return command;
    }
}
