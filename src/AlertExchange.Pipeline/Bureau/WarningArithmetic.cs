using System.Globalization;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>How a warning's figure came about, in words.</summary>
internal static class WarningArithmetic
{
    private const int MostTerms = 12;

    /// <param name="rule">Null where the profile in force knows it no more.</param>
    /// <param name="rows">The rows behind the warning.</param>
    public static string Of(DueWarning due, PolicyRule? rule, IReadOnlyList<CountedRow> rows)
    {
        if (due.Measure is not { } measure)
        {
            return "发生即预警，不设金额线";
        }

        var figures = rows.Where(r => r.Measure is not null).Select(r => r.Measure!.Value).ToList();
        var how = rule?.Function switch
        {
            AggregateFunction.Max when figures.Count > 1 => $"累计数取最大值 max({Join("，", figures)}) = ",
            AggregateFunction.Sum when figures.Count > 1 && figures.Sum() == measure => Join(" + ", figures) + " = ",
            AggregateFunction.Sum when figures.Count > 1 => $"{figures.Count} 笔合计（同一事件只计一次）= ",
            _ => "",
        };
        return $"{how}{Yuan(measure)} 元 {Threshold(due.Threshold)} 元";
    }

    private static string Join(string between, List<decimal> figures) =>
        string.Join(between, figures.Take(MostTerms).Select(Yuan)) + (figures.Count > MostTerms ? $"{between}…（共 {figures.Count} 笔）" : "");

    private static string Yuan(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    // As exports write it the operator stands at the line, ≥10000: people read a figure with its commas.
    private static string Threshold(string threshold)
    {
        var digits = threshold.AsSpan().IndexOfAnyInRange('0', '9');
        return digits >= 0 && decimal.TryParse(threshold.AsSpan(digits), NumberStyles.Number, CultureInfo.InvariantCulture, out var line)
            ? $"{threshold[..digits].Trim()} {line.ToString("N0", CultureInfo.InvariantCulture)}"
            : threshold;
    }
}
