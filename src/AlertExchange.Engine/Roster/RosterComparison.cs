namespace AlertExchange.Engine.Roster;

/// <summary>
/// What a new version of the roster changed: people by person code, those who came, those whose line differs, those who left.
/// Added and changed stand in the order of the new version, left in that of the old.
/// </summary>
public sealed record RosterComparison(IReadOnlyList<RosterPerson> Added, IReadOnlyList<RosterChange> Changed, IReadOnlyList<RosterPerson> Left)
{
    private static readonly (string Name, Func<RosterPerson, object?> Value)[] Fields =
    [
        ("户编号", person => person.HouseholdCode),
        ("姓名", person => person.Name),
        ("证件号码", person => person.CitizenId),
        ("性别", person => person.Sex),
        ("出生日期", person => person.BirthDate),
        ("与户主关系", person => person.Relation),
        ("户类型", person => person.Category),
        ("监测对象类别", person => person.MonitorClass),
        ("风险是否已消除", person => person.RiskEliminated),
        ("乡镇", person => person.Township),
        ("行政村", person => person.Village),
        ("村民小组", person => person.Group),
        ("联系电话", person => person.Phone),
        ("在校生状况", person => person.SchoolStatus),
        ("人均纯收入", person => person.PerCapitaIncome),
    ];

    /// <summary>People in both versions whose lines are equal.</summary>
    public int UnchangedCount { get; private init; }

    /// <summary>Compares two versions; where a version has a person code twice, its last line counts.</summary>
    public static RosterComparison Between(IEnumerable<RosterPerson> before, IEnumerable<RosterPerson> after)
    {
        var old = ByCode(before);
        var current = ByCode(after);
        var added = new List<RosterPerson>();
        var changed = new List<RosterChange>();
        var unchanged = 0;
        foreach (var person in current.Values)
        {
            if (!old.TryGetValue(person.PersonCode, out var earlier))
            {
                added.Add(person);
            }
            else if (earlier == person)
            {
                unchanged++;
            }
            else
            {
                changed.Add(Change(earlier, person));
            }
        }

        var left = old.Values.Where(person => !current.ContainsKey(person.PersonCode)).ToList();
        return new RosterComparison(added, changed, left) { UnchangedCount = unchanged };
    }

    /// <summary>Counts only: the lists hold personal data.</summary>
    public override string ToString() => $"{nameof(RosterComparison)} {{ +{Added.Count} ~{Changed.Count} -{Left.Count} }}";

    private static Dictionary<string, RosterPerson> ByCode(IEnumerable<RosterPerson> persons)
    {
        var byCode = new Dictionary<string, RosterPerson>(StringComparer.Ordinal);
        foreach (var person in persons)
        {
            byCode[person.PersonCode] = person;
        }

        return byCode;
    }

    /// <summary>Two lines of one person with what differs between them.</summary>
    public static RosterChange Change(RosterPerson before, RosterPerson after) =>
        new(before, after, [.. Fields.Where(field => !Equals(field.Value(before), field.Value(after))).Select(field => field.Name)]);
}
