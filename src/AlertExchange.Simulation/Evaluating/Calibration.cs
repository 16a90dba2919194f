using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Evaluating;

/// <summary>Whether a proposed candidate's score, read as a probability, comes true as often as it says. Definite matches are not proposals.</summary>
public sealed record Calibration
{
    private const int Bins = 10;

    public required IReadOnlyList<CalibrationBin> Ranges { get; init; }

    public required int Candidates { get; init; }

    /// <summary>Mean square of prediction less truth: 0 is perfect; NaN when there is no candidate.</summary>
    public required double Brier { get; init; }

    /// <summary>Expected calibration error: the mean distance of predicted and observed, weighed by candidates.</summary>
    public required double ExpectedError { get; init; }

    /// <param name="onlyBest">Look at the best candidate of each row alone.</param>
    public static Calibration Of(IEnumerable<JudgedRow> rows, bool onlyBest)
    {
        var pairs = rows.Where(r => r.Outcome == ExpectedOutcome.Possible)
            .SelectMany(r => r.Candidates.Take(onlyBest ? 1 : int.MaxValue).Select((c, i) => (Predicted: Math.Clamp(c.Score / 1000.0, 0, 1), IsTrue: i == r.Rank)))
            .ToArray();
        var ranges = Enumerable.Range(0, Bins).Select(bin =>
        {
            var here = Array.FindAll(pairs, p => Math.Min(Bins - 1, (int)(p.Predicted * Bins + 1e-9)) == bin);
            return new CalibrationBin(
                (double)bin / Bins, (bin + 1.0) / Bins, here.Length == 0 ? double.NaN : here.Average(p => p.Predicted), new Proportion(here.Count(p => p.IsTrue), here.Length));
        }).ToArray();
        return new Calibration
        {
            Ranges = ranges,
            Candidates = pairs.Length,
            Brier = pairs.Length == 0 ? double.NaN : pairs.Average(p => (p.Predicted - (p.IsTrue ? 1 : 0)) * (p.Predicted - (p.IsTrue ? 1 : 0))),
            ExpectedError = pairs.Length == 0
                ? double.NaN
                : ranges.Where(r => r.Observed.Whole > 0).Sum(r => Math.Abs(r.Predicted - r.Observed.Value) * r.Observed.Whole) / pairs.Length,
        };
    }
}
