namespace AlertExchange.Intake.Exports;

/// <summary>
/// Takes the power from cells that a spreadsheet program would run: text that begins with = + - @ (or a tab or line break before them)
/// gets an apostrophe in front. Numbers written by us are not text and stay as they are.
/// </summary>
public static class FormulaGuard
{
    /// <summary>The text as it may stand in a cell.</summary>
    public static string Neutralize(string text) =>
        text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠') ? "'" + text : text;
}
