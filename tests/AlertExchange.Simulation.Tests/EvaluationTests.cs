using System.Xml.Linq;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Evaluating;
using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Tests;

/// <summary>The arithmetic of an evaluation, on rows made by hand and against published values.</summary>
public sealed class EvaluationTests
{
    // Ten rows: five sound ids (three right, one wrong person, one nobody), two damaged ids (second and first), one without id (fourth),
    // two strangers (one proposed).
    private static readonly TruthRow[] Truth =
    [
        Row(1, "P1", ErrorClasses.Clean), Row(2, "P2", ErrorClasses.Clean), Row(3, "P3", ErrorClasses.NameTypo), Row(4, "P4", ErrorClasses.Clean), Row(5, "P5", ErrorClasses.Clean),
        Row(6, "P6", ErrorClasses.IdSubstitution), Row(7, "P7", ErrorClasses.IdSubstitution), Row(8, "P8", ErrorClasses.IdMissing),
        Row(9, "", ErrorClasses.OffRosterOrdinaryNoId), Row(10, "", ErrorClasses.OffRoster),
    ];

    private static readonly RunRow[] Run =
    [
        Made(1, ExpectedOutcome.Definite, ("P1", 1000)), Made(2, ExpectedOutcome.Definite, ("P2", 1000)), Made(3, ExpectedOutcome.Definite, ("P3", 995)),
        Made(4, ExpectedOutcome.Definite, ("P9", 1000)), Made(5, ExpectedOutcome.None),
        Made(6, ExpectedOutcome.Possible, ("PX", 900), ("P6", 100)), Made(7, ExpectedOutcome.Possible, ("P7", 860)),
        Made(8, ExpectedOutcome.Possible, ("PA", 300), ("PB", 200), ("PC", 200), ("P8", 100)),
        Made(9, ExpectedOutcome.Possible, ("PD", 400)), Made(10, ExpectedOutcome.None),
    ];

    private static Evaluation Evaluated => Evaluation.Of(Evaluation.Judge(Truth, Run));

    [Test]
    public void Definite_matches_are_right_wrong_or_missed()
    {
        var definite = Evaluated.Definite;

        definite.ShouldBe(new DefiniteFigures(Right: 3, Wrong: 1, Missed: 2, Expected: 5));
        definite.Precision.Value.ShouldBe(0.75);
        definite.Recall.Value.ShouldBe(0.6);
        definite.F1.ShouldBe(2 * 3 / (2 * 3 + 1 + 2.0));
        definite.F1Interval.Low.ShouldBeLessThan(definite.F1);
        definite.F1Interval.High.ShouldBeGreaterThan(definite.F1);
    }

    [Test]
    public void Possible_matches_are_judged_by_where_the_person_meant_stands()
    {
        var possible = Evaluated.Possible;

        possible.First.ShouldBe(new Proportion(1, 3));
        possible.AmongThree.ShouldBe(new Proportion(2, 3));
        Evaluated.All.StrangersProposed.ShouldBe(new Proportion(1, 2));
        Evaluated.Classes.Single(c => c.Name == ErrorClasses.IdSubstitution).First.ShouldBe(new Proportion(1, 2));
        Evaluated.Classes.Single(c => c.Name == ErrorClasses.IdSubstitution).AmongThree.ShouldBe(new Proportion(2, 2));
        Evaluated.Groups.Single(g => g.Group == RowGroup.SoundId).Figures.DefiniteWrong.ShouldBe(1);
    }

    [Test]
    public void Rows_that_the_run_does_not_know_count_as_missed_and_are_told()
    {
        var evaluation = Evaluation.Of(Evaluation.Judge(Truth, Run.Skip(1)));

        evaluation.All.Lost.ShouldBe(1);
        evaluation.Definite.Missed.ShouldBe(3);
    }

    [Test]
    public void The_order_of_rows_changes_nothing()
    {
        var other = Evaluation.Of(Evaluation.Judge(Truth.Reverse(), Run.Reverse()));

        other.Definite.ShouldBe(Evaluated.Definite);
        other.Classes.ShouldBe(Evaluated.Classes);
        other.Curve.ShouldBe(Evaluated.Curve);
    }

    [Test]
    public void Calibration_compares_what_was_predicted_with_what_came_true()
    {
        // Candidates of possible rows: .9 no, .1 yes | .86 yes | .3 no, .2 no, .2 no, .1 yes | .4 no.
        var all = Evaluated.Calibration;
        all.Candidates.ShouldBe(8);
        all.Brier.ShouldBe((0.81 + 0.81 + 0.0196 + 0.09 + 0.04 + 0.04 + 0.81 + 0.16) / 8, 1e-12);
        all.Ranges[1].Observed.ShouldBe(new Proportion(2, 2));
        all.Ranges[2].Observed.ShouldBe(new Proportion(0, 2));
        all.Ranges[8].Observed.ShouldBe(new Proportion(1, 1));
        all.Ranges[9].Observed.ShouldBe(new Proportion(0, 1));
        all.ExpectedError.ShouldBe((0.9 * 2 + 0.2 * 2 + 0.3 + 0.4 + 0.14 + 0.9) / 8, 1e-12);

        var best = Evaluated.BestCalibration;
        best.Candidates.ShouldBe(4);
        best.Brier.ShouldBe((0.81 + 0.0196 + 0.09 + 0.16) / 4, 1e-12);
    }

    [Test]
    public void The_threshold_curve_tells_what_a_higher_line_would_leave_out()
    {
        var at = Evaluated.Curve.ToDictionary(p => p.Score);

        at[0].Precision.ShouldBe(new Proportion(1, 4));
        at[0].Recall.ShouldBe(new Proportion(1, 4));
        at[0].StrangersProposed.ShouldBe(new Proportion(1, 2));
        at[500].Precision.ShouldBe(new Proportion(1, 2));
        at[500].StrangersProposed.ShouldBe(new Proportion(0, 2));
        at[870].Precision.ShouldBe(new Proportion(0, 1));
        at[910].Precision.Whole.ShouldBe(0);
    }

    [TestCase(10, 10, 0.7225, 1.0000)]
    [TestCase(0, 10, 0.0000, 0.2775)]
    [TestCase(50, 100, 0.4038, 0.5962)]
    [TestCase(1, 100, 0.0018, 0.0545)]
    public void Intervals_are_those_that_Wilson_gives(int part, int whole, double low, double high)
    {
        new Proportion(part, whole).Low.ShouldBe(low, 0.00005);
        new Proportion(part, whole).High.ShouldBe(high, 0.00005);
    }

    [Test]
    public void Nothing_counted_says_nothing()
    {
        var nothing = new Proportion(0, 0);

        double.IsNaN(nothing.Value).ShouldBeTrue();
        (nothing.Low, nothing.High).ShouldBe((0, 1));
        Evaluation.Of([]).Curve.ShouldNotBeEmpty();
    }

    [Test]
    public void The_picture_is_well_formed_and_draws_three_curves_inside_its_frame()
    {
        using var stream = new MemoryStream();
        CurvePicture.Write(stream, Evaluated.Curve, CurveLabels.Chinese);
        stream.Position = 0;
        var picture = XDocument.Load(stream);
        XNamespace svg = "http://www.w3.org/2000/svg";

        picture.Root!.Name.ShouldBe(svg + "svg");
        var curves = picture.Descendants(svg + "polyline").ToArray();
        curves.Length.ShouldBe(3);
        foreach (var point in curves.SelectMany(c => c.Attribute("points")!.Value.Split(' ')))
        {
            var (x, y) = (double.Parse(point.Split(',')[0], null), double.Parse(point.Split(',')[1], null));
            x.ShouldBeInRange(60, 730);
            y.ShouldBeInRange(50, 350);
        }

        picture.Descendants(svg + "text").Select(t => t.Value).ShouldContain(CurveLabels.Chinese.Recall);
    }

    private static TruthRow Row(int row, string person, string errorClass) => new(
        "file.xlsx", "Sheet1", row, new DepartmentId("health"), AlertKind.SeriousIllness, person, person.Length == 0 ? "" : "H" + person, errorClass, ErrorClasses.Expected(errorClass), "");

    private static RunRow Made(int row, ExpectedOutcome outcome, params (string Person, int Score)[] candidates) =>
        new("file.xlsx", "Sheet1", row, outcome, [.. candidates.Select(c => new RunCandidate(c.Person, "H" + c.Person, c.Score))]);
}
