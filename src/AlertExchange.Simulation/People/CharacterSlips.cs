namespace AlertExchange.Simulation.People;

/// <summary>
/// Characters that liaisons write for one another in given names: alike in sound, alike in the sound of the region, alike in shape.
/// Kept apart from the Engine's own tables, so that what is measured is not what was fed in.
/// </summary>
internal static class CharacterSlips
{
    // Written for characters of the stock although no name of the stock holds them.
    private static readonly string[] Further =
        ["珉min", "森sen", "晨chen", "辰chen", "铃ling", "玲ling", "虎hu", "湖hu", "仕shi", "士shi", "紫zi", "子zi", "南nan", "年nian", "念nian", "娘niang", "辛xin", "馨xin", "幸xing", "姗shan", "诗shi",
         "民min", "宾bin", "冰bing", "琪qi", "祺qi", "崇chong", "聪cong", "诚cheng", "程cheng", "城cheng", "圣sheng", "声sheng", "衡heng", "恒heng", "贺he", "何he", "沛pei", "培pei", "方fang", "凰huang", "璜huang", "煌huang",
         "进jin", "锦jin", "景jing", "京jing", "淑shu", "书shu", "舒shu", "苏su", "速su", "宗zong", "钟zhong", "重zhong", "增zeng", "臻zhen", "祯zhen", "正zheng", "征zheng"];

    private static readonly Dictionary<char, string> Sounds = Read();

    // Pairs that look alike and do not sound alike.
    private static readonly Dictionary<char, string> Shapes = Pairs(
        "国园 明朋 志忘 军车 平乎 文交 林材 生主 春舂 海梅 贵责 金全 根恨 发友 祥样 义叉 忠患 庆厌 寿春 新析 东车 武式 龙尤 云去 永水 荣营 兴头 树村 良艮 成戌 水永 木本 来米 有肴 家冢 俊悛 君群 勇男 胜性 升开 "
        + "秀季 英莫 芳茅 兰三 梅海 香杳 玉王 莲逢 桂挂 花苍 丽丙 红江 霞露 燕熊 艳绝 琴琶 芬芥 月用 仙灿 菊掬 翠卒 爱受 美羊 巧功 素索 桃挑 银根 秋伙 冬各 荷苛 贞页 晶品 敏敬 洁浩 雪雷 雅稚 佳住 晓晚 珊册 思恩 梦楚 彤形");

    /// <summary>Characters of the same toneless reading.</summary>
    public static string SameSound(char character) => Sounds.GetValueOrDefault(character, "") is { Length: > 0 } reading ? All(character, r => r == reading) : "";

    /// <summary>Characters that the region's speech does not keep apart (n/l, s/sh, z/zh, c/ch, in/ing, en/eng, f/h) and the standard does.</summary>
    public static string SameSoundInTheRegion(char character) => Sounds.GetValueOrDefault(character, "") is { Length: > 0 } reading
        ? All(character, r => r != reading && Merged(r) == Merged(reading))
        : "";

    public static string SameShape(char character) => Shapes.GetValueOrDefault(character, "");

    /// <summary>A reading as it is spoken where these sounds have merged.</summary>
    public static string Merged(string reading)
    {
        var merged = reading.Replace("sh", "s", StringComparison.Ordinal).Replace("zh", "z", StringComparison.Ordinal).Replace("ch", "c", StringComparison.Ordinal);
        merged = merged switch
        {
            "fu" => "hu",
            "fa" => "hua",
            "fan" => "huan",
            "fang" => "huang",
            "fei" => "hui",
            "fen" => "hun",
            "feng" => "hong",
            ['n', .. var rest] => "l" + rest,
            _ => merged,
        };
        return merged.EndsWith("ing", StringComparison.Ordinal) || (merged.EndsWith("eng", StringComparison.Ordinal) && merged.Length > 3) ? merged[..^1] : merged;
    }

    private static string All(char but, Func<string, bool> reading) => string.Concat(Sounds.Where(s => s.Key != but && reading(s.Value)).Select(s => s.Key));

    private static Dictionary<char, string> Read()
    {
        var sounds = new Dictionary<char, string>();
        foreach (var character in NameStock.MaleGiven.Concat(NameStock.FemaleGiven))
            sounds.TryAdd(character[0], NameStock.ReadingOf(character[0]));
        foreach (var further in Further)
            sounds.TryAdd(further[0], further[1..]);
        return sounds;
    }

    private static Dictionary<char, string> Pairs(string pairs)
    {
        var all = new Dictionary<char, string>();
        foreach (var pair in pairs.Split(' '))
        {
            all[pair[0]] = all.GetValueOrDefault(pair[0], "") + pair[1];
        }

        return all;
    }
}
