using System.Text;

namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>The roster that tests share: named families, and as many further ones as asked for.</summary>
internal static class Folk
{
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private const string GivenNames = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉";

    /// <summary>脱贫户 of three.</summary>
    public static Person Father { get; } = new("P0011", "H001", "王大山", Person.IdOf(1), "户主", "脱贫户", "平里镇", "平里村");
    public static Person Mother { get; } = new("P0012", "H001", "李小花", Person.IdOf(2), "配偶", "脱贫户", "平里镇", "平里村");
    public static Person Student { get; } = new("P0013", "H001", "王小明", Person.IdOf(3, 2003), "之子", "脱贫户", "平里镇", "平里村");

    /// <summary>监测对象.</summary>
    public static Person Monitored { get; } = new("P0021", "H002", "赵长河", Person.IdOf(4), "户主", "监测对象", "历口镇", "历口村");

    /// <summary>一般农户 of two.</summary>
    public static Person Farmer { get; } = new("P0031", "H003", "孙有田", Person.IdOf(5), "户主", "一般农户", "平里镇", "贵溪村");
    public static Person FarmersSon { get; } = new("P0032", "H003", "孙来福", Person.IdOf(6, 2002), "之子", "一般农户", "平里镇", "贵溪村");

    /// <summary>On no roster.</summary>
    public static Person Stranger { get; } = new("", "", "钱外来", Person.IdOf(7), "", "", "历口镇", "历口村");
    public static Person Wanderer { get; } = new("", "", "郑无址", Person.IdOf(8), "", "", "", "");

    public static Person[] Families { get; } = [Father, Mother, Student, Monitored, Farmer, FarmersSon];

    /// <summary>Households of two in three categories, numbered from 100.</summary>
    public static List<Person> Others(int households)
    {
        var people = new List<Person>();
        for (var i = 0; i < households; i++)
        {
            var household = $"H{1000 + i}";
            var type = (i % 3) switch { 0 => "脱贫户", 1 => "监测对象", _ => "一般农户" };
            for (var member = 0; member < 2; member++)
            {
                var number = 100 + 2 * i + member;
                var name = $"{Surnames[i % Surnames.Length]}{GivenNames[number % GivenNames.Length]}{GivenNames[number / GivenNames.Length % GivenNames.Length]}";
                people.Add(new Person($"P{number}", household, name, Person.IdOf(number), member == 0 ? "户主" : "配偶", type, "平里镇", "平里村"));
            }
        }

        return people;
    }

    public static string RosterCsv(IEnumerable<Person> people)
    {
        var csv = new StringBuilder("户编号,人编号,姓名,证件号码,与户主关系,户类型,乡镇,行政村\n");
        foreach (var p in people)
            csv.Append($"{p.Household},{p.Code},{p.Name},{p.Id},{p.Relation},{p.HouseholdType},{p.Township},{p.Village}\n");
        return csv.ToString();
    }
}
