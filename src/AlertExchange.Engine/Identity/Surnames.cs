using System.Buffers;

namespace AlertExchange.Engine.Identity;

/// <summary>Tells the surname from the given name.</summary>
internal static class Surnames
{
    /// <summary>Surnames of two characters (复姓) that still occur, in canonical characters.</summary>
    private static readonly HashSet<string> Compound = new(StringComparer.Ordinal)
    {
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫",
        "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官",
        "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延",
        "东郭", "南门", "羊舌", "微生", "公户", "公玉", "梁丘", "左丘", "东门", "西门", "第五", "完颜", "纳兰", "叶赫", "那拉", "贺兰", "达奚",
        "褚师", "即墨", "南荣", "东里", "阳佟", "哈尼",
    };

    private static readonly SearchValues<char> FirstCharacters = SearchValues.Create([.. Compound.Select(surname => surname[0]).Distinct()]);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Compound.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>1, or 2 for a compound surname followed by a given name.</summary>
    internal static int LengthIn(ReadOnlySpan<char> canonicalName) =>
        canonicalName.Length >= 3 && FirstCharacters.Contains(canonicalName[0]) && Lookup.Contains(canonicalName[..2]) ? 2 : Math.Min(1, canonicalName.Length);
}
