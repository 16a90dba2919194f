using static AlertExchange.Engine.Matching.Weighing.LevelAgreement;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>All attributes with their levels. Level 0 of each is "absent" and weighs nothing.</summary>
public static class LinkageLevels
{
    /// <summary>More than any attribute has, so that levels of all attributes fit a small table.</summary>
    internal const int Most = 16;

    internal const int Attributes = 8;

    private static readonly (string Key, string Title, LinkageLevel[] Levels)[] Table =
    [
        ("name", "姓名", Of(LinkageAttribute.Name,
            (NameLevel.Same, "same", "姓名一致", Agrees),
            (NameLevel.Variant, "variant", "姓名一致（繁体、异体字、间隔号或空格不同）", Agrees),
            (NameLevel.Homophone, "homophone", "姓名同音", Agrees),
            (NameLevel.MergedHomophone, "mergedHomophone", "姓名方音相同", Agrees),
            (NameLevel.LookAlike, "lookAlike", "名字中一字形近", Agrees),
            (NameLevel.OneCharacter, "oneCharacter", "名字中一字不同", Agrees),
            (NameLevel.SurnameDiffers, "surnameDiffers", "名相同而姓不同", Contradicts),
            (NameLevel.GivenDiffers, "givenDiffers", "姓相同而名不同", Contradicts),
            (NameLevel.Different, "different", "姓名不同", Contradicts),
            (NameLevel.OtherMember, "otherMember", "姓名是同户另一成员的", Contradicts))),
        ("citizenId", "身份证号", Of(LinkageAttribute.CitizenId,
            (IdLevel.Same, "same", "身份证号一致", Agrees),
            (IdLevel.Substitution, "substitution", "身份证号有一位不同", Neutral),
            (IdLevel.Transposition, "transposition", "身份证号相邻两位颠倒", Neutral),
            (IdLevel.DroppedOrAdded, "droppedOrAdded", "身份证号少写或多写一位", Neutral),
            (IdLevel.Prefix, "prefix", "身份证号末几位丢失，其余相符", Neutral),
            (IdLevel.BirthDatePart, "birthDatePart", "身份证号只有出生日期段相符", Neutral),
            (IdLevel.Different, "different", "身份证号不同", Contradicts),
            (IdLevel.OtherMember, "otherMember", "身份证号是同户另一成员的", Neutral))),
        ("birthDate", "出生日期", Of(LinkageAttribute.BirthDate,
            (BirthDateLevel.Same, "same", "出生日期一致", Agrees),
            (BirthDateLevel.DayMonthSwapped, "dayMonthSwapped", "出生月、日颠倒", Neutral),
            (BirthDateLevel.YearOffByOne, "yearOffByOne", "出生年份差一年", Neutral),
            (BirthDateLevel.Different, "different", "出生日期不同", Contradicts))),
        ("sex", "性别", Of(LinkageAttribute.Sex,
            (SexLevel.Same, "same", "性别一致", Agrees),
            (SexLevel.Different, "different", "性别不同", Contradicts))),
        ("place", "住址", Of(LinkageAttribute.Place,
            (PlaceLevel.SameVillage, "sameVillage", "同村", Agrees),
            (PlaceLevel.Alias, "alias", "同村（别名或并村前的村名）", Agrees),
            (PlaceLevel.TownshipAlone, "townshipAlone", "同乡镇，未写明村", Agrees),
            (PlaceLevel.OtherVillage, "otherVillage", "同乡镇不同村", Contradicts),
            (PlaceLevel.Different, "different", "乡镇不同", Contradicts))),
        ("head", "户主", Of(LinkageAttribute.Head,
            (HeadLevel.ById, "byId", "户主身份证号指向该户", Agrees),
            (HeadLevel.Same, "same", "户主姓名一致", Agrees),
            (HeadLevel.Similar, "similar", "户主姓名相近", Agrees),
            (HeadLevel.OtherMember, "otherMember", "所填户主是该户另一成员", Neutral),
            (HeadLevel.Different, "different", "户主不同", Contradicts))),
        ("phone", "电话", Of(LinkageAttribute.Phone,
            (PhoneLevel.SameTail, "sameTail", "电话尾号一致", Agrees),
            (PhoneLevel.Different, "different", "电话尾号不同", Neutral))),
        ("schoolAge", "学龄", Of(LinkageAttribute.SchoolAge,
            (SchoolAgeLevel.Fits, "fits", "年龄与学段相符", Agrees),
            (SchoolAgeLevel.Near, "near", "年龄与学段相近", Neutral),
            (SchoolAgeLevel.Contradicts, "contradicts", "年龄与学段不符", Contradicts))),
    ];

    /// <summary>By attribute and level, for rows by the million.</summary>
    private static readonly LevelAgreement[] Agreements = FlatAgreements();

    /// <summary>The attributes in the order in which they are compared and shown.</summary>
    public static IReadOnlyList<LinkageAttribute> All { get; } = Enum.GetValues<LinkageAttribute>();

    /// <summary>The section of an attribute in <c>config/linkage/weights.yaml</c>.</summary>
    public static string Key(LinkageAttribute attribute) => Table[(int)attribute].Key;

    /// <summary>Chinese.</summary>
    public static string Title(LinkageAttribute attribute) => Table[(int)attribute].Title;

    /// <summary>The levels but "absent", best first; those that are not ranked stand last.</summary>
    public static IReadOnlyList<LinkageLevel> Of(LinkageAttribute attribute) => Table[(int)attribute].Levels;

    /// <summary>A level by its number; null for absent.</summary>
    public static LinkageLevel? Of(LinkageAttribute attribute, byte level) => level == 0 ? null : Table[(int)attribute].Levels[level - 1];

    internal static LevelAgreement AgreementOf(LinkageAttribute attribute, byte level) => Agreements[(int)attribute * Most + level];

    /// <summary>A level whose chance for a stranger falls with the size of the roster: ids and heads are somebody's own.</summary>
    internal static bool IsOfOnePerson(LinkageAttribute attribute, byte level) => attribute switch
    {
        LinkageAttribute.CitizenId => level is (byte)IdLevel.Same or (byte)IdLevel.OtherMember,
        LinkageAttribute.Head => level == (byte)HeadLevel.ById,
        _ => false,
    };

    private static LevelAgreement[] FlatAgreements()
    {
        var flat = new LevelAgreement[Attributes * Most];
        foreach (var level in Table.SelectMany(attribute => attribute.Levels))
        {
            flat[(int)level.Attribute * Most + level.Level] = level.Agreement;
        }

        return flat;
    }

    private static LinkageLevel[] Of<T>(LinkageAttribute attribute, params (T Level, string Key, string Text, LevelAgreement Agreement)[] levels)
        where T : struct, Enum
    {
        var made = new LinkageLevel[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var (level, key, text, agreement) = levels[i];
            made[i] = new LinkageLevel(attribute, (byte)(i + 1), key, text, agreement, key != "otherMember");
            if (Convert.ToByte(level, System.Globalization.CultureInfo.InvariantCulture) != i + 1)
            {
                throw new InvalidOperationException($"The levels of {attribute} are not in the order of their numbers.");
            }
        }

        return made;
    }
}
