using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Roster;

/// <summary>Roster versions as slowly changing rows: a person who did not change has one row for many versions.</summary>
public sealed class RosterRepository
{
    // The index over ids is filled in random order: it must fit, or the same pages are written again and again. KiB.
    private const int CacheOfImport = 384_000;

    private readonly KeyRing _keys;

    internal RosterRepository(KeyRing keys) => (_keys, Drafts) = (keys, new RosterDraftRepository(keys));

    /// <summary>Files that wait to be imported.</summary>
    public RosterDraftRepository Drafts { get; }

    /// <summary>What versions differ in.</summary>
    public RosterDifferenceRepository Differences { get; } = new();

    /// <summary>What is wrong in versions.</summary>
    public RosterFindingRepository Findings { get; } = new();

    /// <summary>Takes people as the next version. They are read once; memory stays bounded by some 100 bytes a person.</summary>
    public RosterVersionInfo Import(WriteScope scope, IEnumerable<RosterPerson> people, RosterImport about)
    {
        var version = (Latest(scope)?.Version ?? 0) + 1;
        using var importer = new RosterImporter(scope, _keys, version);
        scope.Database.SetCache(scope, CacheOfImport);
        try
        {
            importer.Run(people);
        }
        finally
        {
            scope.Database.SetCache(scope, kibibytes: null);
        }

        var info = new RosterVersionInfo
        {
            Version = version,
            Place = about.Place,
            FileName = about.FileName,
            ImportedAt = about.ImportedAt,
            ImportedBy = about.ImportedBy,
            People = importer.People,
            Households = importer.Households,
            Added = importer.Added,
            Changed = importer.Changed,
            Left = importer.Left,
            Repeated = importer.Repeated,
        };
        scope.Execute(
            """
            INSERT INTO roster_version (
              version, place, file_name, imported_at, imported_by, people, households, added, changed, left_count, repeated)
            VALUES (
              @Version, @Place, @FileName, @importedAt, @ImportedBy, @People, @Households, @Added, @Changed, @Left, @Repeated)
            """,
            new
            {
                info.Version,
                info.Place,
                info.FileName,
                importedAt = Columns.Text(info.ImportedAt),
                info.ImportedBy,
                info.People,
                info.Households,
                info.Added,
                info.Changed,
                info.Left,
                info.Repeated,
            });
        return info;
    }

    /// <summary>Null before the first import.</summary>
    public RosterVersionInfo? Latest(ReadScope scope) =>
        scope.First<VersionRow>("SELECT * FROM roster_version ORDER BY version DESC LIMIT 1")?.ToInfo();

    /// <summary>Null when there is no such version.</summary>
    public RosterVersionInfo? Find(ReadScope scope, int version) =>
        scope.First<VersionRow>("SELECT * FROM roster_version WHERE version = @version", new { version })?.ToInfo();

    /// <summary>Versions after one, oldest first.</summary>
    public IReadOnlyList<RosterVersionInfo> VersionsAfter(ReadScope scope, long version, int take) =>
        [.. scope.Query<VersionRow>("SELECT * FROM roster_version WHERE version > @version ORDER BY version LIMIT @take", new { version, take }).Select(r => r.ToInfo())];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RosterVersionInfo> Versions(ReadScope scope, Paging paging) =>
        [.. new ListQuery("roster_version", new Conditions(), "version DESC").Page<VersionRow>(scope, "*", paging).Select(r => r.ToInfo())];

    /// <summary>What importing people would do; nothing is written.</summary>
    /// <param name="shown">So many of those who would come, change or leave are named.</param>
    public RosterForecast Forecast(ReadScope scope, IEnumerable<RosterPerson> people, int shown)
    {
        var version = Latest(scope)?.Version ?? 0;
        return new RosterForecaster(scope, _keys, version, shown).Run(people, numbers => FindPeople(scope, version, numbers));
    }

    /// <summary>Hands over every person of a version in the order of their numbers, on the calling thread.</summary>
    public void LoadPeople(ReadScope scope, int version, Action<NumberedPerson> visitor) =>
        RosterLoader.Load(scope, _keys.RosterSealer, version, visitor);

    /// <summary>People of a version by number; numbers that are not in it are left out.</summary>
    public IReadOnlyList<NumberedPerson> FindPeople(ReadScope scope, int version, IReadOnlyCollection<int> personNos) =>
        FindBy(scope, version, "r.person_no", personNos);

    /// <summary>People of a version by household number.</summary>
    public IReadOnlyList<NumberedPerson> FindHouseholds(ReadScope scope, int version, IReadOnlyCollection<int> householdNos) =>
        FindBy(scope, version, "r.household_no", householdNos);

    /// <summary>People of a version with an id, through the blind index.</summary>
    public IReadOnlyList<NumberedPerson> FindByCitizenId(ReadScope scope, int version, CitizenId id) =>
        Query(scope, version, "r.blind_index = @index", [("@index", _keys.BlindIndex(id))]);

    public IReadOnlyDictionary<int, string> PersonCodes(ReadScope scope, IReadOnlyCollection<int> personNos) =>
        Codes(scope, "SELECT person_no AS number, person_code AS code FROM person WHERE person_no IN", personNos);

    public IReadOnlyDictionary<int, string> HouseholdCodes(ReadScope scope, IReadOnlyCollection<int> householdNos) =>
        Codes(scope, "SELECT household_no AS number, household_code AS code FROM household WHERE household_no IN", householdNos);

    private static Dictionary<int, string> Codes(ReadScope scope, string sql, IReadOnlyCollection<int> numbers)
    {
        var codes = new Dictionary<int, string>(numbers.Count);
        foreach (var row in scope.QueryIn<CodeRow>(sql, [.. numbers.Select(n => (long)n)]))
        {
            codes[row.Number] = row.Code;
        }

        return codes;
    }

    private List<NumberedPerson> FindBy(ReadScope scope, int version, string column, IReadOnlyCollection<int> numbers)
    {
        var found = new List<NumberedPerson>();
        foreach (var (condition, parameters) in scope.InPieces([.. numbers.Distinct().Order().Select(n => (long)n)]))
        {
            found.AddRange(Query(scope, version, $"{column} {condition}", parameters));
        }

        return found;
    }

    private List<NumberedPerson> Query(ReadScope scope, int version, string condition, IReadOnlyList<(string, object)> values)
    {
        var people = new PersonReader(_keys.RosterSealer);
        var found = new List<NumberedPerson>();
        using var rows = scope.Open(
            $"{PersonReader.SelectWithCodes} WHERE {condition} AND {PersonReader.InVersion} ORDER BY r.person_no", [("@version", version), .. values]);
        while (rows.Read())
        {
            found.Add(people.Open(people.Read(rows.Row)));
        }

        return found;
    }

    private sealed class CodeRow
    {
        public int Number { get; init; }

        public string Code { get; init; } = "";
    }

    private sealed class VersionRow
    {
        public int Version { get; init; }

        public string Place { get; init; } = "";

        public string FileName { get; init; } = "";

        public string ImportedAt { get; init; } = "";

        public string? ImportedBy { get; init; }

        public int People { get; init; }

        public int Households { get; init; }

        public int Added { get; init; }

        public int Changed { get; init; }

        public int LeftCount { get; init; }

        public int Repeated { get; init; }

        public string? FindingsJson { get; init; }

        public RosterVersionInfo ToInfo() => new()
        {
            Version = Version,
            Place = Place,
            FileName = FileName,
            ImportedAt = Columns.Moment(ImportedAt),
            ImportedBy = ImportedBy,
            People = People,
            Households = Households,
            Added = Added,
            Changed = Changed,
            Left = LeftCount,
            Repeated = Repeated,
            FindingsJson = FindingsJson,
        };
    }
}
