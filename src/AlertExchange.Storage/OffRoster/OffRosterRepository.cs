using System.Buffers.Binary;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.OffRoster;

/// <summary>People on no roster whom alerts told of.</summary>
public sealed class OffRosterRepository
{
    private static readonly string[] Place = ["township_code", "township", "village_code", "village"];

    private readonly KeyRing _keys;

    internal OffRosterRepository(KeyRing keys) => _keys = keys;

    /// <summary>Writes people; the latest word on a person wins, but a place once known is not lost to an address that says nothing.</summary>
    public void Save(WriteScope scope, IReadOnlyList<OffRosterPerson> people, DateTimeOffset at)
    {
        string[] always = ["blind_index", "sealed", "updated_at"];
        using var placed = scope.Bulk(
            "off_roster_person", ["subject_key", .. always, .. Place], new Overwrite(["subject_key"], [.. always, .. Place]));
        using var unplaced = scope.Bulk("off_roster_person", ["subject_key", .. always], new Overwrite(["subject_key"], always));
        foreach (var person in OneWordEach(people))
        {
            var row = person.Place.IsPlaced ? placed : unplaced;
            row.Add(Columns.Number(person.Subject)).Add(_keys.BlindIndex(person.CitizenId)).Add(Seal(person)).Add(Columns.Text(at));
            if (person.Place.IsPlaced)
            {
                row.Add(person.Place.TownshipCode).Add(person.Place.Township).Add(person.Place.VillageCode).Add(person.Place.Village);
            }

            row.EndRow();
        }
    }

    public IReadOnlyDictionary<SubjectKey, OffRosterPerson> Load(ReadScope scope, IReadOnlyCollection<SubjectKey> subjects) => scope
        .QueryIn<Row>(
            "SELECT subject_key, sealed, township_code, township, village_code, village FROM off_roster_person WHERE subject_key IN", Columns.Numbers(subjects))
        .Select(Open)
        .DistinctBy(p => p.Subject)
        .ToDictionary(p => p.Subject);

    /// <summary>Where people lie, without opening what is sealed of them.</summary>
    public IReadOnlyDictionary<SubjectKey, Placement> LoadPlaces(ReadScope scope, IReadOnlyCollection<SubjectKey> subjects)
    {
        var places = new Dictionary<SubjectKey, Placement>(subjects.Count);
        foreach (var row in scope.QueryIn<Row>("SELECT subject_key, township_code, township, village_code, village FROM off_roster_person WHERE subject_key IN", Columns.Numbers(subjects)))
        {
            places[Columns.Subject(row.SubjectKey)] = new Placement(row.TownshipCode, row.Township, row.VillageCode, row.Village);
        }

        return places;
    }

    // Somebody may occur in many alerts of a batch. In the order of keys, so that two writers side by side cannot each wait for the other.
    private static IEnumerable<OffRosterPerson> OneWordEach(IReadOnlyList<OffRosterPerson> people)
    {
        var words = new Dictionary<SubjectKey, OffRosterPerson>(people.Count);
        foreach (var person in people)
        {
            words[person.Subject] = person.Place.IsPlaced || !words.TryGetValue(person.Subject, out var before) ? person : person with { Place = before.Place };
        }

        return words.Values.OrderBy(p => p.Subject);
    }

    private byte[] Seal(OffRosterPerson person)
    {
        var writer = ByteWriter.Rent();
        writer.Fixed64(person.CitizenId.Packed);
        writer.Text(person.Name);
        writer.Text(person.Township);
        writer.Text(person.Village);
        writer.Text(person.Group);
        writer.Text(person.Address);
        return _keys.Sealer.Seal(writer.Written, Context(person.Subject));
    }

    private OffRosterPerson Open(Row row)
    {
        var subject = Columns.Subject(row.SubjectKey);
        var reader = new ByteReader(_keys.Sealer.Open(row.Sealed, Context(subject)));
        return new OffRosterPerson
        {
            Subject = subject,
            CitizenId = CitizenId.FromPacked(reader.Fixed64()),
            Name = reader.Text(),
            Township = reader.Text(),
            Village = reader.Text(),
            Group = reader.Text(),
            Address = reader.Text(),
            Place = new Placement(row.TownshipCode, row.Township, row.VillageCode, row.Village),
        };
    }

    private static byte[] Context(SubjectKey subject)
    {
        var context = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(context, subject.Value);
        return context;
    }

    private sealed class Row
    {
        public long SubjectKey { get; init; }

        public byte[] Sealed { get; init; } = [];

        public string? TownshipCode { get; init; }

        public string? Township { get; init; }

        public string? VillageCode { get; init; }

        public string? Village { get; init; }
    }
}
