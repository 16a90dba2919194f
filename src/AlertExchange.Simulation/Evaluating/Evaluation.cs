using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Evaluating;

/// <summary>A run measured against the truth. Pure: the same rows give the same figures, in whatever order.</summary>
public sealed record Evaluation
{
    private const int CurveStep = 10;

    public required ClassFigures All { get; init; }

    public required DefiniteFigures Definite { get; init; }

    /// <summary>Rows that should come before a reviewer: the person meant is on the roster, id or name do not tell for certain.</summary>
    public required ClassFigures Possible { get; init; }

    /// <summary>In the order of <see cref="RowGroup"/>; groups without rows are left out.</summary>
    public required IReadOnlyList<(RowGroup Group, ClassFigures Figures)> Groups { get; init; }

    /// <summary>In the order of their names.</summary>
    public required IReadOnlyList<ClassFigures> Classes { get; init; }

    /// <summary>Of all candidates proposed.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>Of the best candidate of each row.</summary>
    public required Calibration BestCalibration { get; init; }

    /// <summary>By rising score.</summary>
    public required IReadOnlyList<ThresholdPoint> Curve { get; init; }

    /// <summary>Puts every row of the truth beside what the run made of it.</summary>
    public static IReadOnlyList<JudgedRow> Judge(IEnumerable<TruthRow> truth, IEnumerable<RunRow> run)
    {
        var made = new Dictionary<(string, string, int), RunRow>();
        foreach (var row in run)
            made[(row.File, row.Sheet, row.Row)] = row;
        return
        [
            .. truth.Select(t => made.GetValueOrDefault((t.File, t.Sheet, t.Row)) is { } found
                ? new JudgedRow(t, found.Outcome, found.Candidates, IsMissing: false)
                : new JudgedRow(t, ExpectedOutcome.None, [], IsMissing: true)),
        ];
    }

    public static Evaluation Of(IReadOnlyCollection<JudgedRow> rows) => new()
    {
        All = ClassFigures.Of("", rows),
        Definite = DefiniteFigures.Of(rows),
        Possible = ClassFigures.Of("", [.. rows.Where(r => r.MeansSomebody && r.Truth.Expected == ExpectedOutcome.Possible)]),
        Groups = [.. rows.GroupBy(r => RowGroups.Of(r.Truth)).OrderBy(g => g.Key).Select(g => (g.Key, ClassFigures.Of(g.Key.ToString(), [.. g])))],
        Classes = [.. rows.GroupBy(r => r.Truth.ErrorClass, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => ClassFigures.Of(g.Key, [.. g]))],
        Calibration = Calibration.Of(rows, onlyBest: false),
        BestCalibration = Calibration.Of(rows, onlyBest: true),
        Curve = CurveOf(rows),
    };

    private static ThresholdPoint[] CurveOf(IEnumerable<JudgedRow> rows)
    {
        var open = rows.Where(r => r.Outcome != ExpectedOutcome.Definite).ToArray();
        var meant = open.Count(r => r.MeansSomebody);
        var strangers = open.Count(r => r.MeansStranger);
        return
        [
            .. Enumerable.Range(0, 1000 / CurveStep + 1).Select(step =>
            {
                var proposed = Array.FindAll(open, r => r.Candidates.Count > 0 && r.Candidates[0].Score >= step * CurveStep);
                var right = proposed.Count(r => r.IsFirst);
                return new ThresholdPoint(
                    step * CurveStep, new Proportion(right, proposed.Length), new Proportion(right, meant), new Proportion(proposed.Count(r => r.MeansStranger), strangers));
            }),
        ];
    }
}
