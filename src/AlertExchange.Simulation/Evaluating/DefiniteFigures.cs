using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Evaluating;

/// <summary>How far definite matches can be relied on.</summary>
/// <param name="Right">Definite, and the person meant.</param>
/// <param name="Wrong">Definite, and somebody else, or nobody on the roster was meant.</param>
/// <param name="Missed">Rows with a sound id and an agreeing name that did not become definite for the person meant.</param>
/// <param name="Expected">Rows with a sound id and an agreeing name.</param>
public sealed record DefiniteFigures(int Right, int Wrong, int Missed, int Expected)
{
    public Proportion Precision => new(Right, Right + Wrong);

    /// <summary>Of the rows with a sound id and an agreeing name.</summary>
    public Proportion Recall => new(Expected - Missed, Expected);

    public double F1 => Right + Wrong + Missed == 0 ? double.NaN : 2.0 * Right / (2.0 * Right + Wrong + Missed);

    /// <summary>F1's interval: F1 grows with right / (right + wrong + missed), which is a proportion.</summary>
    public (double Low, double High) F1Interval
    {
        get
        {
            var overlap = new Proportion(Right, Right + Wrong + Missed);
            return (2 * overlap.Low / (1 + overlap.Low), 2 * overlap.High / (1 + overlap.High));
        }
    }

    public static DefiniteFigures Of(IReadOnlyCollection<JudgedRow> rows) => new(
        rows.Count(r => r.IsRightlyDefinite),
        rows.Count(r => r.IsWronglyDefinite),
        rows.Count(r => r.Truth.Expected == ExpectedOutcome.Definite && !r.IsRightlyDefinite),
        rows.Count(r => r.Truth.Expected == ExpectedOutcome.Definite));
}
