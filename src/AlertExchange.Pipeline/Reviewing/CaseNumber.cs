using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>
/// How a person names a case: by a row of it. A letter stands in front so that no spreadsheet takes the number for a date.
/// </summary>
/// <param name="BatchId">The stored batch.</param>
/// <param name="Ordinal">The row's place in it.</param>
public readonly record struct CaseNumber(long BatchId, int Ordinal)
{
    private const char Letter = 'C';

    public static bool TryParse([NotNullWhen(true)] string? text, out CaseNumber number)
    {
        number = default;
        if (text?.Trim() is not { Length: > 1 } trimmed || char.ToUpperInvariant(trimmed[0]) != Letter
            || trimmed[1..].Split('-') is not [var batch, var ordinal]
            || !long.TryParse(batch, NumberStyles.None, CultureInfo.InvariantCulture, out var batchId)
            || !int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            return false;
        }

        number = new CaseNumber(batchId, place);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letter}{BatchId}-{Ordinal}");
}
