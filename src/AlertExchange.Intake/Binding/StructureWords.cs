using AlertExchange.Intake.Cleaning;

namespace AlertExchange.Intake.Binding;

/// <summary>Words by which rows that are not data are known.</summary>
internal static class StructureWords
{
    private static readonly string[] Notes = ["填报单位", "填报人", "填报时间", "填报日期", "制表", "填表", "报送单位", "报送时间", "审核人", "单位:", "金额单位", "统计时间", "截止时间"];

    private static readonly string[] Totals = ["小计", "合计", "总计", "共计", "累计", "本页合计", "本页小计", "全县合计", "全镇合计", "总数"];

    private static readonly string[] Footers =
    [
        "单位负责人", "统计负责人", "负责人", "填表人", "填报人", "报出日期", "审核人", "制表人", "经办人", "分管领导", "主要领导", "联系人", "联系电话", "填报单位", "填报时间", "填报日期",
        "说明:", "备注:", "注:", "填表说明", "填报说明", "第1页", "共1页", "以上", "以下空白", "(盖章)", "盖章", "单位(盖章)", "复核人", "日期:",
    ];

    public static bool IsNote(string text)
    {
        var outside = HeadingText.Of(text).Base;
        return outside.Contains(':', StringComparison.Ordinal) || StartsWithAny(CellCharacters.Compact(text), Notes);
    }

    /// <summary>小计, 合计 and the like, also “合  计” and “平里镇小计”.</summary>
    public static bool IsTotal(string text)
    {
        var compact = CellCharacters.Compact(text).TrimEnd(':');
        return compact.Length <= 12 && (StartsWithAny(compact, Totals) || compact.EndsWith("小计", StringComparison.Ordinal) || compact.EndsWith("合计", StringComparison.Ordinal));
    }

    public static bool IsFooter(string text) => StartsWithAny(CellCharacters.Compact(text), Footers);

    /// <summary>A cell of the row 甲 乙 1 2 3 below a statistics header.</summary>
    public static bool IsColumnNumber(string text) =>
        CellCharacters.Compact(text) is [>= '0' and <= '9'] or [>= '0' and <= '9', >= '0' and <= '9'] or ['甲' or '乙' or '丙' or '丁' or '戊' or '己' or '庚' or '辛'];

    public static bool MostlyDigits(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(CellCharacters.Narrow(c)) ? 1 : 0;
        }

        return digits >= 14;
    }

    private static bool StartsWithAny(string text, string[] words) => Array.Exists(words, word => text.StartsWith(word, StringComparison.Ordinal));
}
