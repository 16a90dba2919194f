using System.Globalization;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Roster;

/// <summary>
/// One import: gives numbers to codes never seen before, writes a row for each person who is new or changed, closes the rows of those
/// who changed or left. Hashing and sealing of one piece run beside the writing of the piece before.
/// </summary>
internal sealed class RosterImporter(WriteScope scope, KeyRing keys, int version) : IDisposable
{
    private const int PieceSize = 4096;

    private readonly CodeNumbers _people = CodeNumbers.Load(scope, keys, "person");
    private readonly CodeNumbers _households = CodeNumbers.Load(scope, keys, "household");
    private readonly Dictionary<int, long> _standing = LoadStanding(scope);
    private readonly HashSet<int> _seenPeople = [];
    private readonly HashSet<int> _seenHouseholds = [];
    private readonly BulkInsert _rows = scope.Bulk("roster_person", PersonForm.ColumnNames);
    private readonly List<long> _closing = [];

    public int People => _seenPeople.Count;

    public int Households => _seenHouseholds.Count;

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Left { get; private set; }

    public int Repeated { get; private set; }

    public void Run(IEnumerable<RosterPerson> people)
    {
        Task<PreparedPerson[]>? prepared = null;
        foreach (var piece in people.Chunk(PieceSize))
        {
            var numbered = Number(piece);
            var next = Task.Run(() => Prepare(numbered));
            if (prepared is not null)
            {
                Write(prepared.GetAwaiter().GetResult());
            }

            prepared = next;
        }

        if (prepared is not null)
        {
            Write(prepared.GetAwaiter().GetResult());
        }

        foreach (var personNo in _standing.Keys)
        {
            if (!_seenPeople.Contains(personNo))
            {
                _closing.Add(personNo);
                Left++;
            }
        }

        Close();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _people.Dispose();
        _households.Dispose();
    }

    private List<NumberedPerson> Number(RosterPerson[] piece)
    {
        var numbered = new List<NumberedPerson>(piece.Length);
        foreach (var person in piece)
        {
            var householdNo = _households.NumberOf(person.HouseholdCode);
            var personNo = _people.NumberOf(person.PersonCode);
            if (_seenPeople.Add(personNo))
            {
                _seenHouseholds.Add(householdNo);
                numbered.Add(new NumberedPerson(personNo, householdNo, person));
            }
            else
            {
                Repeated++;
            }
        }

        return numbered;
    }

    // Runs on another thread: looks at what stood before the import, which nobody changes meanwhile.
    private PreparedPerson[] Prepare(List<NumberedPerson> piece)
    {
        var prepared = new PreparedPerson[piece.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            var (personNo, householdNo, person) = piece[i];
            var contentHash = PersonForm.ContentHash(keys, person, householdNo);
            var isUnchanged = _standing.TryGetValue(personNo, out var standing) && standing == contentHash;
            prepared[i] = isUnchanged
                ? new PreparedPerson(personNo, householdNo, person, contentHash, null, null)
                : new PreparedPerson(
                    personNo, householdNo, person, contentHash, PersonForm.BlindIndex(keys, person),
                    SealedIdentity.Seal(keys.RosterSealer, personNo, person.CitizenId, person.Phone));
        }

        return prepared;
    }

    private void Write(PreparedPerson[] piece)
    {
        foreach (ref readonly var person in piece.AsSpan())
        {
            if (!_standing.TryGetValue(person.PersonNo, out var standing))
            {
                Added++;
            }
            else if (standing != person.ContentHash)
            {
                _closing.Add(person.PersonNo);
                Changed++;
            }
            else
            {
                continue;
            }

            PersonForm.Insert(_rows, version, person);
        }

        Close();
    }

    // The rows of earlier versions only: those who changed have their new row by now.
    private void Close()
    {
        scope.ExecuteIn(
            string.Create(CultureInfo.InvariantCulture, $"UPDATE roster_person SET to_version = {version - 1} WHERE to_version IS NULL AND from_version < {version} AND person_no IN"),
            _closing);
        _closing.Clear();
    }

    /// <summary>Who stands on the newest version, by number, with what their line says.</summary>
    internal static Dictionary<int, long> LoadStanding(ReadScope scope)
    {
        var standing = new Dictionary<int, long>();
        using var rows = scope.Open("SELECT person_no, content_hash FROM roster_person WHERE to_version IS NULL");
        while (rows.Read())
        {
            standing.Add(rows.Row.Int(0), rows.Row.Long(1));
        }

        return standing;
    }
}
