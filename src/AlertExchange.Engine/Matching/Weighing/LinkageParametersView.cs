using System.Globalization;
using System.Text;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Parameters as a table for a terminal, in Chinese.</summary>
public static class LinkageParametersView
{
    private static readonly string[] Headings = ["项目", "级别", "m（确指此人）", "u（碰巧）", "权重（比特）"];

    /// <param name="people">On the roster: what only one person can have by chance weighs the more the more people there are.</param>
    public static string Render(LinkageParameters parameters, int people)
    {
        var model = LinkageModel.BitsOf(parameters, people);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var level in LinkageLevels.All.SelectMany(LinkageLevels.Of))
        {
            var rates = parameters[level.Attribute, level.Level];
            rows.Add(
            [
                level == LinkageLevels.Of(level.Attribute)[0] ? LinkageLevels.Title(level.Attribute) : "",
                level.Text,
                Figure(rates.M),
                LinkageLevels.IsOfOnePerson(level.Attribute, level.Level) ? $"{Figure(rates.U)} 人" : Figure(rates.U),
                model[LinkageParameters.IndexOf(level.Attribute, level.Level)].ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture),
            ]);
        }

        var text = new StringBuilder();
        text.Append(parameters.Name).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"没有有效身份证号的行中确指花名册上某人的比例：{parameters.OnRosterShare:P1}").Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"起点：{LinkageModel.PriorOf(parameters, people):+0.0;-0.0} 比特（花名册 {people} 人）").Append("\n\n");
        AlignedTable.Append(text, Headings, rows);
        return text.ToString();
    }

    private static string Figure(double rate) => rate >= 0.001 ? rate.ToString("0.####", CultureInfo.InvariantCulture) : rate.ToString("0.##E+0", CultureInfo.InvariantCulture);
}
