using System.Text;
using AlertExchange.Intake.Cleaning;

namespace AlertExchange.Intake.Adapting;

/// <summary>What a cell held, made fit for a message: short, and anything that may be an id or a phone masked.</summary>
internal static class ShownText
{
    private const int Longest = 24;

    public static string Of(string text)
    {
        var shown = new StringBuilder();
        var digitsInARow = 0;
        foreach (var c in text)
        {
            if (CellCharacters.IsInvisible(c))
            {
                continue;
            }

            digitsInARow = char.IsAsciiDigit(CellCharacters.Narrow(c)) ? digitsInARow + 1 : 0;
            shown.Append(digitsInARow > 6 ? '*' : char.IsWhiteSpace(c) ? ' ' : c);
            if (shown.Length == Longest)
            {
                return shown.Append('…').ToString();
            }
        }

        return shown.ToString();
    }
}
