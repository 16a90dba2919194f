namespace AlertExchange.Engine.Identity;

/// <summary>The last four digits of a telephone number: enough to support a match, too little to call anybody.</summary>
public static class PhoneTail
{
    private const int Digits = 4, Shortest = 7;

    /// <summary>0 to 9999; null for what is no telephone number.</summary>
    public static short? Of(ReadOnlySpan<char> written)
    {
        int digits = 0, tail = 0, place = 1;
        for (var i = written.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(written[i]))
            {
                if (digits++ < Digits)
                {
                    (tail, place) = (tail + (written[i] - '0') * place, place * 10);
                }
            }
            else if (written[i] is not (' ' or '-' or '+' or '(' or ')'))
            {
                return null;
            }
        }

        return digits < Shortest ? null : (short)tail;
    }
}
