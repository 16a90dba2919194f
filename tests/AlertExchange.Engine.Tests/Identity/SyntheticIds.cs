using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Tests.Identity;

/// <summary>Sound ids of the unassigned area code 341098.</summary>
internal static class SyntheticIds
{
    internal const ulong Area = 341098;

    internal static CitizenId Of(DateOnly birthDate, int sequence) =>
        CitizenId.FromPacked(Area * 100_000_000_000 + (ulong)(birthDate.Year * 10000 + birthDate.Month * 100 + birthDate.Day) * 1000 + (ulong)sequence);

    internal static CitizenId Of(int year, int month, int day, int sequence) => Of(new DateOnly(year, month, day), sequence);

    /// <summary>Any number becomes a sound id; different small numbers become different ids.</summary>
    internal static CitizenId OfNumber(int number) => Of(new DateOnly(1930, 1, 1).AddDays(number / 997 % 30_000), number % 997 + 1);

    /// <summary>An id whose check character is X.</summary>
    internal static string EndingInX()
    {
        for (var sequence = 1; ; sequence++)
        {
            var text = Of(1968, 9, 22, sequence).Reveal();
            if (text[17] == 'X')
            {
                return text;
            }
        }
    }
}
