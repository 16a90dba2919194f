using System.Globalization;

namespace AlertExchange.Engine.Policies;

/// <summary>What operators mean and how they are written.</summary>
public static class ThresholdOperators
{
    /// <summary>True when <paramref name="figure"/> stands in the operator's relation to <paramref name="line"/>.</summary>
    public static bool Holds(this ThresholdOperator op, decimal figure, decimal line) => op switch
    {
        ThresholdOperator.AtLeast => figure >= line,
        ThresholdOperator.MoreThan => figure > line,
        ThresholdOperator.AtMost => figure <= line,
        _ => figure < line,
    };

    /// <summary>≥, &gt;, ≤ or &lt;.</summary>
    public static string Symbol(this ThresholdOperator op) => op switch
    {
        ThresholdOperator.AtLeast => "≥",
        ThresholdOperator.MoreThan => ">",
        ThresholdOperator.AtMost => "≤",
        _ => "<",
    };

    /// <summary>The operator and the line as exports write them, for example <c>≥10000</c>.</summary>
    public static string Write(this ThresholdOperator op, decimal line) =>
        string.Create(CultureInfo.InvariantCulture, $"{op.Symbol()}{line:0.##}");
}
