using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Roster;

/// <summary>
/// Reads people from rows of roster_person. A million people are read at every start, so texts that repeat are made once.
/// </summary>
internal sealed class PersonReader(Sealer sealer)
{
    private const string Columns =
        """
        r.sealed, r.name, r.id_state, r.sex, r.birth_date, r.relation, r.category,
          r.monitor_class, r.risk_eliminated, r.township, r.village, r.village_group, r.school_status, r.per_capita_income
        FROM roster_person r
        """;

    /// <summary>The rows that hold for @version.</summary>
    public const string InVersion = "r.from_version <= @version AND (r.to_version IS NULL OR r.to_version >= @version)";

    /// <summary>People with their codes, for <see cref="Read(RowReader)"/>.</summary>
    public const string SelectWithCodes =
        $"""
        SELECT r.person_no, r.household_no, p.person_code, h.household_code, {Columns}
        INNER JOIN person p ON p.person_no = r.person_no
        INNER JOIN household h ON h.household_no = r.household_no
        """;

    /// <summary>People without their codes, for a reader of many who has the codes already.</summary>
    public const string Select = $"SELECT r.person_no, r.household_no, NULL, NULL, {Columns}";

    /// <summary>People with their own codes.</summary>
    public const string SelectWithCode =
        $"""
        SELECT r.person_no, r.household_no, p.person_code, NULL, {Columns}
        INNER JOIN person p ON p.person_no = r.person_no
        """;

    private readonly TextPool _texts = new();

    /// <summary>A row as read, its identity still sealed.</summary>
    public readonly record struct Row(int PersonNo, int HouseholdNo, RosterPerson Person, byte[]? Sealed);

    public Row Read(RowReader row) => Read(row, row.Text(2)!, row.Text(3)!);

    public Row Read(RowReader row, string personCode, string householdCode)
    {
        var person = new RosterPerson
        {
            PersonCode = personCode,
            HouseholdCode = householdCode,
            Name = row.Text(5)!,
            IdState = (CitizenIdState)row.Int(6),
            Sex = row.Shared(7, _texts),
            BirthDate = row.IsNull(8) ? null : DateOnly.FromDayNumber(row.Int(8)),
            Relation = row.Shared(9, _texts),
            Category = (HouseholdCategory)row.Int(10),
            MonitorClass = row.Shared(11, _texts),
            RiskEliminated = row.Int(12) != 0,
            Township = row.Shared(13, _texts),
            Village = row.Shared(14, _texts),
            Group = row.Shared(15, _texts),
            SchoolStatus = row.Shared(16, _texts),
            PerCapitaIncome = row.Text(17) is { } income ? decimal.Parse(income, CultureInfo.InvariantCulture) : null,
        };
        return new Row(row.Int(0), row.Int(1), person, row.Bytes(4));
    }

    /// <summary>Opens the identity of a row. May run on another thread than reading the row.</summary>
    public NumberedPerson Open(in Row row)
    {
        var (citizenId, phone) = SealedIdentity.Open(sealer, row.PersonNo, row.Sealed);
        return new NumberedPerson(row.PersonNo, row.HouseholdNo, row.Person with { CitizenId = citizenId, Phone = phone });
    }
}
