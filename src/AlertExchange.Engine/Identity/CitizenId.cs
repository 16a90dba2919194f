using System.Globalization;

namespace AlertExchange.Engine.Identity;

/// <summary>
/// A sound 公民身份号码 (GB 11643): 17 digits with a real birth date and the right check digit, packed into 64 bits.
/// <see cref="ToString"/> is masked on purpose, so that a careless log line leaks nothing; <see cref="Reveal"/> gives the number.
/// </summary>
public readonly record struct CitizenId : IComparable<CitizenId>
{
    private const string CheckDigits = "10X98765432";
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private CitizenId(ulong packed) => Packed = packed;

    /// <summary>The first 17 digits as a number; the check digit follows from them. Zero stands for no id.</summary>
    public ulong Packed { get; }

    /// <summary>The birth date in digits 7 to 14.</summary>
    public DateOnly BirthDate
    {
        get
        {
            var date = (int)(Packed / 1000 % 100_000_000);
            return new DateOnly(date / 10000, date / 100 % 100, date % 100);
        }
    }

    /// <summary>True for an even 17th digit.</summary>
    public bool IsFemale => Packed % 2 == 0;

    /// <summary>Accepts exactly 18 characters: 17 ASCII digits and the right check digit (upper-case X), a real birth date of 1850 or later, a non-zero area.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CitizenId id)
    {
        id = default;
        if (text.Length != 18)
        {
            return false;
        }

        ulong packed = 0;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            packed = packed * 10 + (uint)digit;
            sum += digit * Weights[i];
        }

        if (text[17] != CheckDigits[sum % 11] || !HasRealBirthDate(packed) || packed < 11_0000_0000_0000_000UL)
        {
            return false;
        }

        id = new CitizenId(packed);
        return true;
    }

    /// <summary>Rebuilds an id from <see cref="Packed"/>; throws when the 17 digits hold no real birth date.</summary>
    public static CitizenId FromPacked(ulong packed) =>
        HasRealBirthDate(packed) ? new CitizenId(packed) : throw new ArgumentOutOfRangeException(nameof(packed), "Not the first 17 digits of a citizen id.");

    /// <summary>The same for a number from outside; false when it is none that <see cref="TryParse"/> gives.</summary>
    public static bool TryFromPacked(ulong packed, out CitizenId id)
    {
        var isOne = packed is >= 11_0000_0000_0000_000UL and < 100_0000_0000_0000_000UL && HasRealBirthDate(packed);
        id = isOne ? new CitizenId(packed) : default;
        return isOne;
    }

    /// <summary>The check digit that belongs to 17 digits.</summary>
    public static char CheckDigitOf(ulong packed)
    {
        var sum = 0;
        for (var i = 16; i >= 0; i--)
        {
            sum += (int)(packed % 10) * Weights[i];
            packed /= 10;
        }

        return CheckDigits[sum % 11];
    }

    /// <summary>Whether the last of 18 characters is the check digit that belongs to the others; false where one of those is no digit.</summary>
    internal static bool HasCheckDigit(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            sum += digit * Weights[i];
        }

        return text[17] == CheckDigits[sum % 11];
    }

    /// <summary>The 18 characters. Call it only where the number itself is needed: matching keys, encryption, a recorded reveal.</summary>
    public string Reveal() => string.Create(18, Packed, static (span, packed) =>
    {
        packed.TryFormat(span, out _, "D17", CultureInfo.InvariantCulture);
        span[17] = CheckDigitOf(packed);
    });

    /// <summary>First six and last four characters, the rest hidden.</summary>
    public override string ToString() => Packed == 0 ? "" : Masked.Id(Reveal());

    public int CompareTo(CitizenId other) => Packed.CompareTo(other.Packed);

    private static bool HasRealBirthDate(ulong packed)
    {
        var date = (int)(packed / 1000 % 100_000_000);
        int year = date / 10000, month = date / 100 % 100, day = date % 100;
        return year is >= 1850 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    public static bool operator <(CitizenId left, CitizenId right) => left.CompareTo(right) < 0;
    public static bool operator >(CitizenId left, CitizenId right) => left.CompareTo(right) > 0;
    public static bool operator <=(CitizenId left, CitizenId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(CitizenId left, CitizenId right) => left.CompareTo(right) >= 0;
}
