using System.Globalization;
using System.Text;
using AlertExchange.Simulation.Evaluating;
using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Benchmarks.Linkage;

/// <summary>The quality part of <c>docs/benchmarks/matching.md</c>, written from measured rows.</summary>
internal sealed class LinkagePage(LinkageOptions options, IReadOnlyList<MeasuredRow> rows)
{
    private const string Begin = "<!-- quality: written by the command linkage -->", End = "<!-- end of quality -->";

    private readonly Evaluation _exchange = Evaluation.Of([.. rows.Select(r => r.Exchange)]);
    private readonly Evaluation? _trained = rows.All(r => r.Trained is not null) ? Evaluation.Of([.. rows.Select(r => r.Trained!)]) : null;
    private readonly Evaluation _idJoin = Evaluation.Of([.. rows.Select(r => r.IdJoin)]);
    private readonly Evaluation _idThenName = Evaluation.Of([.. rows.Select(r => r.IdThenNameJoin)]);

    public string Markdown()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{rows.Count:N0} rows of {options.Seeds.Count} counties of {options.Households:N0} households (seeds {string.Join(", ", options.Seeds)}; villages of some 1,500 people; rates of the profile `linkage`, [simulation.md](../simulation.md)).");
        text.AppendLine("Parts are given with Wilson's 95 % interval.").AppendLine();
        Targets(text);
        Groups(text);
        Classes(text);
        Seeds(text);
        CalibrationTable(text);
        return text.ToString();
    }

    /// <summary>Replaces what stands between the marks, and draws the curve beside the page.</summary>
    public void WriteInto(string path)
    {
        var page = File.ReadAllText(path);
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"{Path.GetFileName(path)} lacks the marks {Begin} and {End}.");
        }

        File.WriteAllText(path, $"{page[..(from + Begin.Length)]}\n{Markdown().ReplaceLineEndings("\n")}{page[to..]}");
        using var picture = File.Create(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "matching-threshold.svg"));
        CurvePicture.Write(picture, _exchange.Curve, CurveLabels.English);
    }

    private void Targets(StringBuilder text)
    {
        text.AppendLine(_trained is null ? "| demand | target | measured | |" : "| demand | target | measured | | after learning from the month before | |");
        text.AppendLine(_trained is null ? "|---|---|---|---|" : "|---|---|---|---|---|---|");
        Demand("definite: precision", "≥ 0.9995", e => e.Definite.Precision, p => p.Value >= 0.9995);
        Demand("sound id and agreeing name: definite", "≥ 0.9995", e => e.Definite.Recall, p => p.Value >= 0.9995);
        Demand("damaged id: true person first", "≥ 0.98", e => Group(e, RowGroup.DamagedId).First, p => p.Value >= 0.98);
        Demand("damaged id: among three", "≥ 0.995", e => Group(e, RowGroup.DamagedId).AmongThree, p => p.Value >= 0.995);
        Demand("no id, name and village: first", "≥ 0.85", e => Group(e, RowGroup.NameAndVillage).First, p => p.Value >= 0.85);
        Demand("no id, name and village: among three", "≥ 0.95", e => Group(e, RowGroup.NameAndVillage).AmongThree, p => p.Value >= 0.95);
        Demand("wrong name on a valid id: definite", "never", e => Group(e, RowGroup.WrongName) is var wrong ? new Proportion(wrong.DefiniteRight + wrong.DefiniteWrong, wrong.Rows) : default, p => p.Part == 0);
        Demand("people on no roster: proposed", "≤ 0.05", Strangers, p => p.Value <= 0.05);
        Demand("of these, without a usable id", "", e => Group(e, RowGroup.StrangerWithoutId).StrangersProposed, null);
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"F1 of definite matches {F(_exchange.Definite.F1)} ({F(_exchange.Definite.F1Interval.Low)}–{F(_exchange.Definite.F1Interval.High)}).");
        var sharing = rows.Where(r => RowGroups.Of(r.Exchange.Truth) == RowGroup.NameAndVillage && r.Exchange.MeansSomebody).ToList();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"What namesakes allow: an oracle that sees name and village only, and knows that the person is on the roster, has the person first in {F(sharing.Average(r => 1.0 / Math.Max(1, r.Namesakes)))} of the {sharing.Count:N0} rows without id and among three in {F(sharing.Average(r => Math.Min(1, 3.0 / Math.Max(1, r.Namesakes))))}.");
        var unknown = rows.Where(r => RowGroups.Of(r.Exchange.Truth) == RowGroup.StrangerWithoutId).ToList();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"Of the {unknown.Count:N0} strangers without a usable id {unknown.Count(r => r.NamesakesAsWritten > 0):N0} share name and village with somebody on the roster by chance: nobody could tell them apart.");
        text.AppendLine();

        void Demand(string name, string target, Func<Evaluation, Proportion> figure, Func<Proportion, bool>? isMet) =>
            text.AppendLine($"| {name} | {target} | {Measured(figure(_exchange), isMet)} |{(_trained is null ? "" : $" {Measured(figure(_trained), isMet)} |")}");
    }

    private static string Measured(Proportion p, Func<Proportion, bool>? isMet) => string.Create(
        CultureInfo.InvariantCulture, $"{P(p)} of {p.Whole:N0} | {(isMet is null ? "" : p.Whole == 0 ? "not measured" : isMet(p) ? "met" : "**not met**")}");

    private void Groups(StringBuilder text)
    {
        text.AppendLine("Against two baselines on the same rows: right / wrong people named in thousandths of the rows (the exchange: definite or best candidate; the joins: the first hit).").AppendLine();
        text.AppendLine("| rows | | exchange | of it definite | join on id | join on id, then name and village |").AppendLine("|---|---|---|---|---|---|");
        foreach (var (group, figures) in _exchange.Groups)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {NameOf(group)} | {figures.Rows:N0} | {RightWrong(r => r.Exchange, group)} | {Thousandths(figures.DefiniteRight, figures.Rows)} / {Thousandths(figures.DefiniteWrong, figures.Rows)} | {RightWrong(r => r.IdJoin, group)} | {RightWrong(r => r.IdThenNameJoin, group)} |");
        }

        text.AppendLine();
    }

    private void Classes(StringBuilder text)
    {
        text.AppendLine("By error class:").AppendLine();
        text.AppendLine("| class | rows | definite right / wrong | possible | none | first | among three | household | join on id | id, then name and village |").AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        var joins = _idJoin.Classes.ToDictionary(c => c.Name);
        var both = _idThenName.Classes.ToDictionary(c => c.Name);
        foreach (var c in _exchange.Classes)
        {
            var tells = c.First.Whole > 0;
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| `{c.Name}` | {c.Rows:N0} | {c.DefiniteRight:N0} / {c.DefiniteWrong:N0} | {c.Possible:N0} | {c.None:N0} | {(tells ? P(c.First) : "proposed " + P(c.StrangersProposed))} | {(tells ? P(c.AmongThree) : "")} | {(tells ? F(c.Household.Value) : "")} | {Join(joins[c.Name])} | {Join(both[c.Name])} |");
        }

        text.AppendLine();

        static string Join(ClassFigures c) => c.First.Whole > 0 ? F(c.First.Value) : c.StrangersProposed.Whole > 0 ? "named " + F(c.StrangersProposed.Value) : "";
    }

    private void Seeds(StringBuilder text)
    {
        text.AppendLine("By county:").AppendLine();
        text.AppendLine("| seed | rows | definite precision | recall | damaged: first | among three | no id: first | among three | strangers proposed |").AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var county in rows.GroupBy(r => r.Seed))
        {
            var e = Evaluation.Of([.. county.Select(r => r.Exchange)]);
            var (damaged, named) = (Group(e, RowGroup.DamagedId), Group(e, RowGroup.NameAndVillage));
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {county.Key} | {e.All.Rows:N0} | {F(e.Definite.Precision.Value)} | {F(e.Definite.Recall.Value)} | {F(damaged.First.Value)} | {F(damaged.AmongThree.Value)} | {F(named.First.Value)} | {F(named.AmongThree.Value)} | {F(Strangers(e).Value)} |");
        }

        text.AppendLine();
    }

    private void CalibrationTable(StringBuilder text)
    {
        text.AppendLine(CultureInfo.InvariantCulture,
            $"Calibration of proposals: Brier score {F(_exchange.Calibration.Brier)}, expected calibration error {F(_exchange.Calibration.ExpectedError)} over {_exchange.Calibration.Candidates:N0} candidates (the best of each row alone: {F(_exchange.BestCalibration.Brier)} and {F(_exchange.BestCalibration.ExpectedError)} over {_exchange.BestCalibration.Candidates:N0}).");
        if (_trained is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"After learning from the month before: {F(_trained.Calibration.Brier)} and {F(_trained.Calibration.ExpectedError)} over {_trained.Calibration.Candidates:N0} candidates.");
        }

        text.AppendLine();
        text.AppendLine("![Proposing from a score on](matching-threshold.svg)").AppendLine();
        text.AppendLine("| predicted | candidates | mean predicted | observed | best candidates | mean predicted | observed |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var (bin, best) in _exchange.Calibration.Ranges.Zip(_exchange.BestCalibration.Ranges))
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {bin.From:0.0}–{bin.To:0.0} | {bin.Observed.Whole:N0} | {F(bin.Predicted)} | {P(bin.Observed)} | {best.Observed.Whole:N0} | {F(best.Predicted)} | {P(best.Observed)} |");
        }

        text.AppendLine();
    }

    private string RightWrong(Func<MeasuredRow, JudgedRow> of, RowGroup group)
    {
        var judged = rows.Select(of).Where(r => RowGroups.Of(r.Truth) == group && r.Truth.Expected != ExpectedOutcome.Rejected).ToList();
        return $"{Thousandths(judged.Count(r => r.IsFirst), judged.Count)} / {Thousandths(judged.Count(r => r is { IsProposed: true, IsFirst: false }), judged.Count)}";
    }

    private static Proportion Strangers(Evaluation evaluation)
    {
        var groups = (RowGroup[])[RowGroup.StrangerWithId, RowGroup.StrangerWithoutId];
        var proposed = groups.Select(g => Group(evaluation, g).StrangersProposed).ToList();
        return new Proportion(proposed.Sum(p => p.Part), proposed.Sum(p => p.Whole));
    }

    private static ClassFigures Group(Evaluation evaluation, RowGroup group) =>
        evaluation.Groups.FirstOrDefault(g => g.Group == group).Figures ?? ClassFigures.Of(group.ToString(), []);

    private static string NameOf(RowGroup group) => group switch
    {
        RowGroup.SoundId => "sound id, agreeing name",
        RowGroup.DamagedId => "damaged id",
        RowGroup.NameAndVillage => "no id, name and village",
        RowGroup.NameOnlyHard => "no id, and name or village odd",
        RowGroup.WrongName => "wrong name on a valid id",
        RowGroup.GuardianId => "guardian's id in a child's row",
        RowGroup.StrangerWithId => "on no roster, sound id",
        RowGroup.StrangerWithoutId => "on no roster, no usable id",
        RowGroup.StrangerNamesake => "on no roster, made a namesake",
        _ => $"others (`{ErrorClasses.NameMissing}`, rejected)",
    };

    private static string Thousandths(int part, int whole) => whole == 0 ? "–" : (1000.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture);

    private static string F(double value) => double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string P(Proportion p) => p.Whole == 0 ? "–" : $"{F(p.Value)} ({F(p.Low)}–{F(p.High)})";
}
