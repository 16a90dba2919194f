using System.Globalization;
using AlertExchange.Simulation.Evaluating;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Host.Evaluating;

/// <summary>Chinese words and figures of an evaluation.</summary>
internal static class EvaluationTexts
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        [ErrorClasses.Clean] = "没有差错",
        [ErrorClasses.Duplicate] = "重复报送",
        [ErrorClasses.IdStripped] = "号码带撇号、空格",
        [ErrorClasses.IdFullWidth] = "号码全角",
        [ErrorClasses.IdLowerX] = "号码末位小写x",
        [ErrorClasses.IdFifteenDigits] = "15位旧号码",
        [ErrorClasses.IdCertificate] = "填了残疾证号",
        [ErrorClasses.IdStudentNumber] = "填了学籍号",
        [ErrorClasses.NameSpaced] = "姓名中有空格",
        [ErrorClasses.NameTypo] = "姓名错一字",
        [ErrorClasses.NameHomophone] = "姓名同音字",
        [ErrorClasses.NameLookAlike] = "姓名形近字",
        [ErrorClasses.NameTraditional] = "姓名繁体",
        [ErrorClasses.NameMiddleDot] = "姓名间隔号不同",
        [ErrorClasses.VillageMerged] = "写并村前的村名",
        [ErrorClasses.HouseholdMember] = "户表写了其他成员",
        [ErrorClasses.NameOther] = "号码有效、姓名是别人",
        [ErrorClasses.NameOfHead] = "号码有效、姓名写了户主",
        [ErrorClasses.NameMissing] = "没有姓名",
        [ErrorClasses.IdGuardian] = "孩子填了监护人号码",
        [ErrorClasses.IdDigitsLost] = "号码末几位变成0",
        [ErrorClasses.IdScientific] = "号码成了科学计数法",
        [ErrorClasses.IdSubstitution] = "号码错一位",
        [ErrorClasses.IdTransposition] = "号码相邻两位颠倒",
        [ErrorClasses.IdDroppedDigit] = "号码漏一位",
        [ErrorClasses.IdTooShort] = "号码缺末位",
        [ErrorClasses.IdMissing] = "没有号码",
        [ErrorClasses.NoIdHomophone] = "没有号码、姓名同音字",
        [ErrorClasses.NoIdDialect] = "没有号码、姓名方言同音字",
        [ErrorClasses.NoIdLookAlike] = "没有号码、姓名形近字",
        [ErrorClasses.NoIdBirthDate] = "没有号码和村、有出生日期",
        [ErrorClasses.NoIdHead] = "没有号码、有户主姓名",
        [ErrorClasses.NoIdVillageMerged] = "没有号码、并村前的村名",
        [ErrorClasses.NoIdMarriedIn] = "没有号码、嫁入同名",
        [ErrorClasses.NoIdClan] = "没有号码、宗族大姓",
        [ErrorClasses.OffRosterNamesake] = "名册外、与人同名同村",
        [ErrorClasses.OffRoster] = "名册外、号码有效",
        [ErrorClasses.OffRosterUnplaced] = "名册外、地址不明",
        [ErrorClasses.OffRosterNoId] = "名册外、没有号码",
        [ErrorClasses.OffRosterDamagedId] = "名册外、号码损坏",
        [ErrorClasses.OffRosterOrdinaryNoId] = "名册外、没有号码、常见姓名",
        [ErrorClasses.OffRosterOrdinaryDamagedId] = "名册外、号码损坏、常见姓名",
        [ErrorClasses.Deceased] = "已去世",
        [ErrorClasses.DeceasedNoId] = "已去世、没有号码",
        [ErrorClasses.MovedAway] = "已迁出",
        [ErrorClasses.MovedAwayNoId] = "已迁出、没有号码",
        [ErrorClasses.AreaSignal] = "区域性信息",
        [ErrorClasses.NoIdentity] = "姓名和号码都没有",
        [ErrorClasses.AmountMissing] = "缺金额",
        [ErrorClasses.AmountUnreadable] = "金额看不懂",
        [ErrorClasses.DateFuture] = "日期在将来",
        [ErrorClasses.PeriodMismatch] = "月份不符",
    };

    /// <summary>The name of a class; the class itself where somebody made up one of their own.</summary>
    public static string Class(string errorClass) => Classes.GetValueOrDefault(errorClass, errorClass);

    public static string Group(RowGroup group) => group switch
    {
        RowGroup.SoundId => "号码有效、姓名相符",
        RowGroup.DamagedId => "号码损坏",
        RowGroup.NameAndVillage => "没有号码、有姓名和村",
        RowGroup.NameOnlyHard => "没有号码、姓名或村有出入",
        RowGroup.WrongName => "号码有效、姓名是别人",
        RowGroup.GuardianId => "孩子填了监护人号码",
        RowGroup.StrangerWithId => "名册外、号码有效",
        RowGroup.StrangerWithoutId => "名册外、没有可用号码",
        RowGroup.StrangerNamesake => "名册外、与人同名同村",
        _ => "其他",
    };

    /// <summary>For example 99.95%（99.90%～99.98%）; a dash when there is nothing to count.</summary>
    public static string Of(Proportion part) => part.Whole == 0 ? "—" : $"{Percent(part.Value)}（{Percent(part.Low)}～{Percent(part.High)}）";

    public static string Percent(double value) => double.IsNaN(value) ? "—" : value.ToString("0.00%", CultureInfo.InvariantCulture);

    public static string Figure(double value) => double.IsNaN(value) ? "—" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
