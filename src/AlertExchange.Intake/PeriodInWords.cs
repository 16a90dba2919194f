using System.Globalization;
using System.Text.RegularExpressions;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Cleaning;

namespace AlertExchange.Intake;

/// <summary>Finds a month in a title or file name that is not the month reported on.</summary>
internal static partial class PeriodInWords
{
    /// <summary>The other month as written, or null when the texts name none or the right one.</summary>
    public static string? Find(IReadOnlyList<string> texts, Period period)
    {
        string? other = null;
        foreach (var text in texts)
        {
            // Dates (the day it was filled in) are no titles.
            foreach (Match match in Month().Matches(CellCharacters.Compact(text)))
            {
                var year = match.Groups["y"].Success ? int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : period.Year;
                var month = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
                if (year == period.Year && month == period.Month)
                {
                    return null;
                }

                other ??= month is >= 1 and <= 12 ? match.Value : null;
            }
        }

        return other;
    }

    [GeneratedRegex(@"(?:(?<y>20\d\d)年)?(?<!\d)(?<m>1[0-2]|0?[1-9])月(?!\d{1,2}日|底|末|前)(?:份)?", RegexOptions.CultureInvariant)]
    private static partial Regex Month();
}
