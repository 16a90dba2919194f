using System.Globalization;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>What two versions say of one person; ids and telephone numbers masked.</summary>
/// <param name="Fields">What differs; empty for those who came or left.</param>
public sealed record RosterDifferenceLine(
    RosterMove Move, string HouseholdCode, string PersonCode, string Name, string? Relation, string Place, string MaskedId, IReadOnlyList<RosterDifferenceLine.Field> Fields)
{
    public static RosterDifferenceLine OfAdded(RosterPerson person) => Of(RosterMove.Added, person, []);

    public static RosterDifferenceLine OfLeft(RosterPerson person) => Of(RosterMove.Left, person, []);

    public static RosterDifferenceLine OfChanged(RosterChange change) => Of(
        RosterMove.Changed, change.After, [.. change.Fields.Select(name => new Field(name, Text(name, change.Before), Text(name, change.After)))]);

    /// <summary>Names are personal data: none is printed.</summary>
    public override string ToString() => $"{nameof(RosterDifferenceLine)} {{ {Move} }}";

    private static RosterDifferenceLine Of(RosterMove move, RosterPerson person, IReadOnlyList<Field> fields) => new(
        move, person.HouseholdCode, person.PersonCode, person.Name, person.Relation, person.Township + person.Village,
        person.CitizenId is { } id ? Masked.Id(id) : "", fields);

    private static string Text(string field, RosterPerson person) => field switch
    {
        "户编号" => person.HouseholdCode,
        "姓名" => person.Name,
        "证件号码" => person.CitizenId is { } id ? Masked.Id(id) : "",
        "性别" => person.Sex ?? "",
        // The whole date beside a masked id would give the id away.
        "出生日期" => person.BirthDate is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年") : "",
        "与户主关系" => person.Relation ?? "",
        "户类型" => ReviewTexts.Of(person.Category),
        "监测对象类别" => person.MonitorClass ?? "",
        "风险是否已消除" => person.RiskEliminated ? "是" : "否",
        "乡镇" => person.Township ?? "",
        "行政村" => person.Village ?? "",
        "村民小组" => person.Group ?? "",
        "联系电话" => person.Phone is { } phone ? Masked.Phone(phone) : "",
        "在校生状况" => person.SchoolStatus ?? "",
        "人均纯收入" => person.PerCapitaIncome?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <param name="Name">The field's Chinese name.</param>
    /// <param name="Before">On the earlier version.</param>
    /// <param name="After">On the later one; the same where only what is masked differs.</param>
    public sealed record Field(string Name, string Before, string After);
}
