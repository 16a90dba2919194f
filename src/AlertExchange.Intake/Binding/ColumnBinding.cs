using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Binding;

/// <summary>A column of the sheet and the field it feeds.</summary>
/// <param name="Index">0-based column of the sheet.</param>
/// <param name="Heading">As written, two-level headings joined.</param>
/// <param name="Unit">元, 万元, … for amounts, with where it was said; null for other columns.</param>
public sealed record ColumnBinding(int Index, string Heading, FormColumn Column, BindingHow How, AssumedUnit? Unit)
{
    public Field Field => Column.Field;

    /// <summary>A, B, …, AA: how the spreadsheet program names the column.</summary>
    internal static string LetterOf(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return letters;
    }
}
