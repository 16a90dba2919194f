using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Keys;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlertExchange.Storage.Roster;

/// <summary>
/// Reads people from rows of roster_person. A million people are read at every start, so columns are taken from the driver without the
/// provider's boxing, and texts that repeat are made once.
/// </summary>
internal sealed class PersonReader(Sealer sealer)
{
    private const string Columns =
        """
        r.sealed, r.name, r.id_state, r.sex, r.birth_date, r.relation, r.category,
          r.monitor_class, r.risk_eliminated, r.township, r.village, r.village_group, r.school_status, r.per_capita_income
        FROM roster_person r
        """;

    /// <summary>People with their codes, for <see cref="Read(SqliteDataReader)"/>.</summary>
    public const string SelectWithCodes =
        $"""
        SELECT r.person_no, r.household_no, p.person_code, h.household_code, {Columns}
        INNER JOIN person p ON p.person_no = r.person_no
        INNER JOIN household h ON h.household_no = r.household_no
        """;

    /// <summary>People without their codes, for a reader of many who has the codes already.</summary>
    public const string Select = $"SELECT r.person_no, r.household_no, NULL, NULL, {Columns}";

    private readonly TextPool _texts = new();

    /// <summary>A row as read, its identity still sealed.</summary>
    public readonly record struct Row(int PersonNo, int HouseholdNo, RosterPerson Person, byte[]? Sealed);

    public Row Read(SqliteDataReader reader) => Read(reader, Text(reader.Handle!, 2)!, Text(reader.Handle!, 3)!);

    public Row Read(SqliteDataReader reader, string personCode, string householdCode)
    {
        var row = reader.Handle!;
        var (personNo, householdNo) = (raw.sqlite3_column_int(row, 0), raw.sqlite3_column_int(row, 1));
        var person = new RosterPerson
        {
            PersonCode = personCode,
            HouseholdCode = householdCode,
            Name = Text(row, 5)!,
            IdState = (CitizenIdState)raw.sqlite3_column_int(row, 6),
            Sex = Shared(row, 7),
            BirthDate = IsNull(row, 8) ? null : DateOnly.FromDayNumber(raw.sqlite3_column_int(row, 8)),
            Relation = Shared(row, 9),
            Category = (HouseholdCategory)raw.sqlite3_column_int(row, 10),
            MonitorClass = Shared(row, 11),
            RiskEliminated = raw.sqlite3_column_int(row, 12) != 0,
            Township = Shared(row, 13),
            Village = Shared(row, 14),
            Group = Shared(row, 15),
            SchoolStatus = Shared(row, 16),
            PerCapitaIncome = Text(row, 17) is { } income ? decimal.Parse(income, CultureInfo.InvariantCulture) : null,
        };
        return new Row(personNo, householdNo, person, IsNull(row, 4) ? null : raw.sqlite3_column_blob(row, 4).ToArray());
    }

    /// <summary>Opens the identity of a row. May run on another thread than reading the row.</summary>
    public NumberedPerson Open(in Row row)
    {
        var (citizenId, phone) = SealedIdentity.Open(sealer, row.PersonNo, row.Sealed);
        return new NumberedPerson(row.PersonNo, row.HouseholdNo, row.Person with { CitizenId = citizenId, Phone = phone });
    }

    private string? Shared(sqlite3_stmt row, int column) => IsNull(row, column) ? null : _texts.Get(raw.sqlite3_column_blob(row, column));

    private static string? Text(sqlite3_stmt row, int column) => IsNull(row, column) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(row, column));

    private static bool IsNull(sqlite3_stmt row, int column) => raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL;
}
