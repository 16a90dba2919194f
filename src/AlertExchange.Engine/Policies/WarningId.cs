using System.Buffers;

namespace AlertExchange.Engine.Policies;

/// <summary>Derived from household, person, rule and window, so that replays raise nothing twice. 16 hex digits behind W-.</summary>
public readonly record struct WarningId(string Value) : IComparable<WarningId>
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public int CompareTo(WarningId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    /// <summary>True for W- and 16 lower-case hex digits: what comes from outside is asked first.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: 18 } && text.StartsWith("W-", StringComparison.Ordinal) && !text.AsSpan(2).ContainsAnyExcept(HexDigits);

    public static bool operator <(WarningId left, WarningId right) => left.CompareTo(right) < 0;
    public static bool operator >(WarningId left, WarningId right) => left.CompareTo(right) > 0;
    public static bool operator <=(WarningId left, WarningId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(WarningId left, WarningId right) => left.CompareTo(right) >= 0;
}
