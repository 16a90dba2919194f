using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Binding;

/// <summary>A way to read a heading; the smaller one is the better.</summary>
/// <param name="Length">Characters of the known heading: the longest match wins.</param>
/// <param name="Rank">0 for the canonical heading, then the synonyms in their order.</param>
/// <param name="Position">Place of the column in the form, which settles what else is equal.</param>
internal readonly record struct HeadingMatch(FormColumn Column, BindingHow How, int Length, int Rank, int Position) : IComparable<HeadingMatch>
{
    public int CompareTo(HeadingMatch other)
    {
        var byHow = How.CompareTo(other.How);
        if (byHow != 0)
        {
            return byHow;
        }

        // 问题 may be a column of the form; only what nothing asks for is ignored.
        var byUse = (Column.Field == Field.Ignore).CompareTo(other.Column.Field == Field.Ignore);
        if (byUse != 0)
        {
            return byUse;
        }

        var byLength = How == BindingHow.Exact ? 0 : other.Length.CompareTo(Length);
        var byRank = byLength != 0 ? byLength : Rank.CompareTo(other.Rank);
        return byRank != 0 ? byRank : Position.CompareTo(other.Position);
    }
}
