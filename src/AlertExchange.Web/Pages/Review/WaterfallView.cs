using System.Globalization;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Pipeline.Reviewing;

namespace AlertExchange.Web.Pages.Review;

/// <summary>How the weights of a candidate add up, as bars of a drawing 100 wide.</summary>
/// <param name="Explanation">Null where the matcher of then cannot tell.</param>
public sealed record WaterfallView(LinkageExplanation? Explanation, ReviewCandidate Candidate, IReadOnlyList<WaterfallView.Bar> Bars, double Zero)
{
    private const double Width = 100;

    public static WaterfallView Of(LinkageExplanation? explanation, ReviewCandidate candidate)
    {
        if (explanation is null)
        {
            return new WaterfallView(null, candidate, [], 0);
        }

        var runnings = explanation.Waterfall.Select(s => s.Running).Append(0).ToList();
        var (low, high) = (runnings.Min(), Math.Max(runnings.Max(), runnings.Min() + 1));
        double At(double bits) => (bits - low) / (high - low) * Width;
        return new WaterfallView(explanation, candidate,
        [
            .. explanation.Waterfall.Select(step => new Bar(
                step.Text,
                step.Weight.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture),
                Math.Min(At(step.Running - step.Weight), At(step.Running)),
                Math.Max(0.8, Math.Abs(At(step.Running) - At(step.Running - step.Weight))),
                step.Weight >= 0)),
        ], At(0));
    }

    /// <summary>A length as SVG writes it.</summary>
    public static string Length(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <param name="Weight">Bits with a sign.</param>
    /// <param name="Supports">It speaks for the person.</param>
    public sealed record Bar(string Text, string Weight, double From, double Length, bool Supports);
}
