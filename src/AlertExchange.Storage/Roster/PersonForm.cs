using System.Buffers.Binary;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Roster;

/// <summary>A roster person on the way into the database: what tells a change, what is sealed, what stands in columns.</summary>
internal static class PersonForm
{
    public static readonly string[] ColumnNames =
    [
        "person_no", "from_version", "household_no", "content_hash", "blind_index", "sealed", "name", "id_state", "sex", "birth_date", "relation",
        "category", "monitor_class", "risk_eliminated", "township", "village", "village_group", "school_status", "per_capita_income",
    ];

    /// <summary>A keyed hash over everything that an import may change, the household included.</summary>
    public static long ContentHash(KeyRing keys, RosterPerson person, int householdNo)
    {
        var writer = ByteWriter.Rent();
        writer.Number((uint)householdNo);
        writer.Text(person.Name);
        writer.Text(person.CitizenId);
        writer.Byte((byte)person.IdState);
        writer.Text(person.Sex);
        writer.Day(person.BirthDate);
        writer.Text(person.Relation);
        writer.Byte((byte)person.Category);
        writer.Text(person.MonitorClass);
        writer.Flag(person.RiskEliminated);
        writer.Text(person.Township);
        writer.Text(person.Village);
        writer.Text(person.Group);
        writer.Text(person.Phone);
        writer.Text(person.SchoolStatus);
        writer.Amount(person.PerCapitaIncome is { } income ? Normalized(income) : null);
        return unchecked((long)(ulong)keys.ContentHash.Hash(writer.Written));
    }

    /// <summary>Null where the id is not sound: nobody is found by it.</summary>
    public static byte[]? BlindIndex(KeyRing keys, RosterPerson person) =>
        person.IdState == CitizenIdState.Sound && CitizenId.TryParse(person.CitizenId, out var id) ? keys.BlindIndex(id) : null;

    public static void Insert(BulkInsert rows, int version, in PreparedPerson prepared)
    {
        var person = prepared.Person;
        rows.Add(prepared.PersonNo).Add(version).Add(prepared.HouseholdNo).Add(prepared.ContentHash).Add(prepared.BlindIndex).Add(prepared.Sealed)
            .Add(person.Name).Add((long)person.IdState).Add(person.Sex).Add(person.BirthDate is { } day ? day.DayNumber : (long?)null)
            .Add(person.Relation).Add((long)person.Category).Add(person.MonitorClass).Add(person.RiskEliminated ? 1 : 0)
            .Add(person.Township).Add(person.Village).Add(person.Group).Add(person.SchoolStatus).Add(person.PerCapitaIncome)
            .EndRow();
    }

    public static UInt128 CodeHash(KeyRing keys, string code)
    {
        Span<byte> bytes = stackalloc byte[Math.Min(code.Length, 200) * 2];
        for (var i = 0; i * 2 < bytes.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[(i * 2)..], code[i]);
        }

        return keys.ContentHash.Hash(bytes);
    }

    // 7500 and 7500.00 are one figure.
    private static decimal Normalized(decimal amount) => amount / 1.0000000000000000000000000000m;
}
