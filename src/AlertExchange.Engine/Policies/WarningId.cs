namespace AlertExchange.Engine.Policies;

/// <summary>Derived from household, person, rule and window, so that replays raise nothing twice. 16 hex digits behind W-.</summary>
public readonly record struct WarningId(string Value) : IComparable<WarningId>
{
    public int CompareTo(WarningId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(WarningId left, WarningId right) => left.CompareTo(right) < 0;
    public static bool operator >(WarningId left, WarningId right) => left.CompareTo(right) > 0;
    public static bool operator <=(WarningId left, WarningId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(WarningId left, WarningId right) => left.CompareTo(right) >= 0;
}
