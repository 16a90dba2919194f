namespace AlertExchange.Engine.Identity;

/// <summary>How values that point at a person are shown: enough to compare with a paper in one's hand, too little to use.</summary>
public static class Masked
{
    private const int IdHead = 6, PhoneHead = 3, Tail = 4, FewestHidden = 4;
    private const char Hidden = '*';

    /// <summary>A citizen id or what stands in its place: first six and last four characters; all hidden where that would leave fewer than one.</summary>
    public static string Id(string text) => Middle(text, IdHead, fewestHidden: 1);

    /// <summary>The same; null for nothing.</summary>
    public static string? OptionalId(string? text) => string.IsNullOrEmpty(text) ? null : Id(text);

    /// <summary>A certificate's number: first six and last four characters.</summary>
    public static string Certificate(string text) => Middle(text, IdHead, FewestHidden);

    /// <summary>
    /// A telephone number: first three and last four digits, as telephone bills show it. Six and four would hide a single one of eleven.
    /// </summary>
    public static string Phone(string text) => Middle(text, PhoneHead, FewestHidden);

    /// <summary>The same; null for nothing.</summary>
    public static string? OptionalPhone(string? text) => string.IsNullOrEmpty(text) ? null : Phone(text);

    /// <summary>Hides runs of digits that may be an id or a telephone number in words that somebody typed into the wrong box.</summary>
    public static string Text(string text)
    {
        var shown = text.ToCharArray();
        for (int i = 0, start = 0; i <= shown.Length; i++)
        {
            if (i < shown.Length && (char.IsDigit(shown[i]) || (i > start && IsCheckLetter(shown[i]))))
            {
                continue;
            }

            if (i - start >= ShortestNumber)
            {
                shown.AsSpan(start + PhoneHead, i - start - PhoneHead - Tail).Fill(Hidden);
            }

            start = i + 1;
        }

        return new string(shown);
    }

    /// <summary>The last character of an id may be an X; of whatever width people type it in.</summary>
    private static bool IsCheckLetter(char c) => c is 'x' or 'X' or 'Ｘ' or 'ｘ';

    private const int ShortestNumber = PhoneHead + Tail + FewestHidden;

    private static string Middle(string text, int head, int fewestHidden) =>
        text.Length < head + Tail + fewestHidden
            ? new string(Hidden, text.Length)
            : string.Concat(text.AsSpan(0, head), new string(Hidden, text.Length - head - Tail), text.AsSpan(text.Length - Tail));
}
