namespace AlertExchange.Intake.Cleaning;

/// <summary>What liaisons write where there is nothing to write.</summary>
internal static class AbsentMarks
{
    /// <summary>Expects compact text (narrow, without white space).</summary>
    public static bool IsAbsent(ReadOnlySpan<char> compact) => compact.Length switch
    {
        0 => true,
        1 => compact[0] is '-' or '—' or '–' or '－' or '/' or '\\' or '无' or '空' or '一' or '_' or '.' or '、' or '／' or '×' or '?' or '？',
        2 => compact is "--" or "——" or "//" or "不详" or "未知" or "暂无" or "没有" or "待定",
        3 => compact is "---" or "N/A" or "n/a" or "无数据",
        _ => compact is "NULL" or "null" or "None",
    };

    /// <summary>The bare strokes only: 无 may be an answer in a text column.</summary>
    public static bool IsStroke(ReadOnlySpan<char> text) => text.Length switch
    {
        0 => true,
        1 => text[0] is '-' or '—' or '–' or '－' or '/' or '\\' or '／',
        2 => text is "--" or "——" or "//",
        _ => false,
    };
}
