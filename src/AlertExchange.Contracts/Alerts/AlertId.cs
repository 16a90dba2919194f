using System.Text.Json.Serialization;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Alerts;

/// <summary>
/// An alert's identity: 128 bits derived with a keyed hash from department, kind, period and natural key,
/// so that the same row always has the same id and nobody can guess a citizen id from it. Written as 32 hex digits.
/// </summary>
[JsonConverter(typeof(AlertIdConverter))]
public readonly record struct AlertId(UInt128 Value) : IComparable<AlertId>
{
    public int CompareTo(AlertId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads 32 hex digits.</summary>
    public static bool TryParse(string? text, out AlertId id)
    {
        var ok = UInt128.TryParse(text, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var value) && text!.Length == 32;
        id = new AlertId(ok ? value : default);
        return ok;
    }

    public static bool operator <(AlertId left, AlertId right) => left.CompareTo(right) < 0;
    public static bool operator >(AlertId left, AlertId right) => left.CompareTo(right) > 0;
    public static bool operator <=(AlertId left, AlertId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(AlertId left, AlertId right) => left.CompareTo(right) >= 0;
}
