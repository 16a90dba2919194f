namespace AlertExchange.Simulation.People;

/// <summary>Characters that fictional names are made of, with toneless readings so that a misspelling can be one that sounds alike.</summary>
internal static class NameStock
{
    /// <summary>
    /// Common surnames, the commoner the more often they stand here: a dozen bear two thirds of a mountain county, so that in one of
    /// 400,000 nearly nine people in ten have an exact namesake.
    /// </summary>
    public static readonly string[] Surnames =
    [
        .. Repeat("王李张汪胡陈", 40), .. Repeat("程方吴洪谢郑", 25), .. Repeat("倪许叶刘黄康朱杨", 14), .. Repeat("周金江章孙赵余徐", 8),
        .. Repeat("潘何曹戴饶马", 2), .. Repeat("冯董姚罗蒋邵凌桂查舒鲍宋沈韩唐曾彭萧田廖邹熊陆郝孔白崔史侯邱秦尹黎", 1), "欧阳", "司马", "上官",
    ];

    /// <summary>So many characters at the head of each stock are in nearly every given name; the others are seldom.</summary>
    private const int CommonGiven = 40;

    private const int CommonGivenPerThousand = 975;

    /// <summary>Surnames that nobody on a roster bears and that sound like none that somebody does.</summary>
    public static readonly string[] NeverOnRoster = ["亓官", "逄", "宓", "麴", "戢", "嬴", "缑", "令狐", "忻"];

    public static readonly string[] MaleGiven = Split(
        "国guo 华hua 建jian 明ming 志zhi 强qiang 伟wei 军jun 平ping 文wen 林lin 生sheng 春chun 海hai 福fu 贵gui 金jin 根gen 发fa 祥xiang 德de 义yi 忠zhong 庆qing 旺wang 寿shou 长chang 新xin 东dong 武wu 龙long 云yun 永yong 荣rong 兴xing 树shu 和he 良liang 成cheng 水shui 木mu 来lai 富fu 有you 家jia 健jian 剑jian 俊jun 君jun 伍wu 勇yong 胜sheng 升sheng 智zhi 鸣ming 铭ming 桦hua 辉hui 晖hui 杰jie 洪hong 宏hong 鸿hong 浩hao 斌bin 彬bin 峰feng 锋feng 丰feng 涛tao 磊lei 波bo 超chao 鹏peng 飞fei 刚gang 钢gang 松song 柏bai 光guang 清qing 立li 力li 利li 昌chang 炎yan 奎kui 满man 炳bing 银yin 仁ren 安an 孝xiao 友you 正zheng 达da 启qi 顺shun 权quan 泉quan 政zheng 坤kun");

    public static readonly string[] FemaleGiven = Split(
        "秀xiu 英ying 芳fang 兰lan 梅mei 香xiang 玉yu 珍zhen 凤feng 莲lian 桂gui 花hua 丽li 莉li 红hong 虹hong 霞xia 燕yan 艳yan 雁yan 萍ping 娟juan 娥e 琴qin 芬fen 云yun 芸yun 月yue 仙xian 菊ju 翠cui 爱ai 美mei 巧qiao 彩cai 素su 桃tao 金jin 银yin 春chun 秋qiu 冬dong 荷he 琳lin 瑛ying 莹ying 颖ying 贞zhen 钰yu 雯wen 婷ting 静jing 晶jing 敏min 慧hui 惠hui 蕙hui 洁jie 雪xue 雅ya 倩qian 欣xin 心xin 馨xin 怡yi 佳jia 嘉jia 晓xiao 小xiao 珊shan 思si 梦meng 瑶yao 媛yuan 园yuan 圆yuan 彤tong 岚lan 苹ping 枝zhi 芝zhi 水shui 清qing 青qing 满man 招zhao 女nv 凡fan 蓉rong 荣rong 妹mei 娜na 薇wei 维wei 蓓bei 蕾lei 璐lu 露lu 丹dan");

    private static readonly Dictionary<string, string> Readings = Map(MaleGiven, FemaleGiven);

    /// <summary>Names as borne by people of other nationalities who married in; written with U+00B7.</summary>
    public static readonly string[] MiddleDotNames =
        ["阿依古丽·买买提", "古丽娜尔·阿不都", "吐尔逊·艾山", "热依拉·库尔班", "巴哈尔·玉素甫", "阿米娜·托合提", "帕提古丽·尼亚孜", "卓玛·次仁"];

    private const string Simplified = "张陈国华兰凤云龙丽红刚军伟义财贵发兴东庆寿荣贤银胜杨吴刘郑叶许谢冯邓鲍马罗韩邹陆阳萧蒋赵孙黄东莲爱鸿鸣铭剑辉晖达启顺权树来长飞锋丰钢涛庄园圆芸颖莹贞娴岚苹枫维宝强时习学礼诚谦钰";
    private const string Traditional = "張陳國華蘭鳳雲龍麗紅剛軍偉義財貴發興東慶壽榮賢銀勝楊吳劉鄭葉許謝馮鄧鮑馬羅韓鄒陸陽蕭蔣趙孫黃東蓮愛鴻鳴銘劍輝暉達啟順權樹來長飛鋒豐鋼濤莊園圓芸穎瑩貞嫻嵐蘋楓維寶強時習學禮誠謙鈺";

    /// <summary>A character of a given name.</summary>
    public static string Given(bool male, Chance.SeededRandom random)
    {
        var stock = male ? MaleGiven : FemaleGiven;
        return random.Chance(CommonGivenPerThousand) ? stock[random.Next(CommonGiven)] : stock[random.Between(CommonGiven, stock.Length - 1)];
    }

    /// <summary>The toneless reading of a given-name character of this stock; the character itself for others.</summary>
    public static string ReadingOf(char character)
    {
        var key = character.ToString();
        return Readings.GetValueOrDefault(key, key);
    }

    /// <summary>The traditional form; the same character where there is none (or none that is safe).</summary>
    public static char TraditionalOf(char character)
    {
        var at = Simplified.IndexOf(character, StringComparison.Ordinal);
        return at < 0 ? character : Traditional[at];
    }

    private static string[] Repeat(string characters, int times) =>
        [.. characters.SelectMany(c => Enumerable.Repeat(c.ToString(), times))];

    private static string[] Split(string text) => [.. text.Split(' ')];

    private static Dictionary<string, string> Map(params string[][] stocks)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stock in stocks)
        {
            for (var i = 0; i < stock.Length; i++)
            {
                map[stock[i][..1]] = stock[i][1..];
                stock[i] = stock[i][..1];
            }
        }

        return map;
    }
}
