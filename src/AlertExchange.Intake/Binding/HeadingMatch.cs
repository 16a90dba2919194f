using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Binding;

/// <summary>A way to read a heading; the smaller one is the better.</summary>
/// <param name="Length">Characters of the known heading: the longest match wins.</param>
/// <param name="Rank">0 for the canonical heading, then the synonyms in their order.</param>
internal readonly record struct HeadingMatch(FormColumn Column, BindingHow How, int Length, int Rank) : IComparable<HeadingMatch>
{
    public int CompareTo(HeadingMatch other)
    {
        var byHow = How.CompareTo(other.How);
        if (byHow != 0)
        {
            return byHow;
        }

        var byLength = How == BindingHow.Exact ? 0 : other.Length.CompareTo(Length);
        return byLength != 0 ? byLength : Rank.CompareTo(other.Rank);
    }
}
