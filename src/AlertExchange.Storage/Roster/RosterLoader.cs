using System.Threading.Channels;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Roster;

/// <summary>Loads a whole version: another thread reads rows in pieces ahead, the calling thread opens identities and hands people over.</summary>
internal static class RosterLoader
{
    private const int PieceSize = 2048;
    private const int PiecesAhead = 8;

    public static void Load(ReadScope scope, Sealer sealer, int version, Action<NumberedPerson> visitor)
    {
        var people = new PersonReader(sealer);
        var pieces = Channel.CreateBounded<List<PersonReader.Row>>(PiecesAhead);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => ReadPieces(scope, version, people, pieces.Writer, stop.Token));
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
        ReadScope scope, int version, PersonReader people, ChannelWriter<List<PersonReader.Row>> pieces, CancellationToken stop)
    {
        try
        {
            var householdCodes = LoadHouseholdCodes(scope);
            var piece = new List<PersonReader.Row>(PieceSize);
            foreach (var row in scope.Database.ReadsSideBySide ? Beside(scope, version, people, householdCodes) : Joined(scope, version, people, householdCodes))
            {
                piece.Add(row);
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

    // Both tables lie in the order of numbers: walking them side by side spares two look-ups a person.
    private static IEnumerable<PersonReader.Row> Beside(ReadScope scope, int version, PersonReader people, Dictionary<int, string> householdCodes)
    {
        using var codes = scope.Open("SELECT person_no, person_code FROM person ORDER BY person_no");
        using var rows = scope.Open($"{PersonReader.Select} WHERE {PersonReader.InVersion} ORDER BY r.person_no", ("@version", version));
        while (rows.Read())
        {
            while (codes.Read() && codes.Row.Int(0) < rows.Row.Int(0))
            {
            }

            yield return people.Read(rows.Row, codes.Row.Text(1)!, householdCodes[rows.Row.Int(1)]);
        }
    }

    private static IEnumerable<PersonReader.Row> Joined(ReadScope scope, int version, PersonReader people, Dictionary<int, string> householdCodes)
    {
        using var rows = scope.Open($"{PersonReader.SelectWithCode} WHERE {PersonReader.InVersion} ORDER BY r.person_no", ("@version", version));
        while (rows.Read())
        {
            yield return people.Read(rows.Row, rows.Row.Text(2)!, householdCodes[rows.Row.Int(1)]);
        }
    }

    private static Dictionary<int, string> LoadHouseholdCodes(ReadScope scope)
    {
        var codes = new Dictionary<int, string>();
        using var rows = scope.Open("SELECT household_no, household_code FROM household");
        while (rows.Read())
        {
            codes.Add(rows.Row.Int(0), rows.Row.Text(1)!);
        }

        return codes;
    }
}
