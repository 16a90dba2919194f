using System.Globalization;

namespace AlertExchange.Engine.Policies;

/// <summary>
/// Stands for a person or a household in the ledger. On the roster: the number that storage gave to the person or household code
/// and keeps for good. Off the roster: the top bit set and 63 bits of a keyed hash of the citizen id (such a person is a household alone).
/// </summary>
public readonly record struct SubjectKey(ulong Value) : IComparable<SubjectKey>
{
    private const ulong OffRosterBit = 1UL << 63;

    public bool IsOffRoster => (Value & OffRosterBit) != 0;

    public static SubjectKey OnRoster(int number) => new((ulong)number);

    public static SubjectKey OffRoster(UInt128 hash) => new((ulong)hash | OffRosterBit);

    public int CompareTo(SubjectKey other) => Value.CompareTo(other.Value);

    public override string ToString() => IsOffRoster
        ? string.Create(CultureInfo.InvariantCulture, $"X{Value & ~OffRosterBit:x16}")
        : Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(SubjectKey left, SubjectKey right) => left.CompareTo(right) < 0;
    public static bool operator >(SubjectKey left, SubjectKey right) => left.CompareTo(right) > 0;
    public static bool operator <=(SubjectKey left, SubjectKey right) => left.CompareTo(right) <= 0;
    public static bool operator >=(SubjectKey left, SubjectKey right) => left.CompareTo(right) >= 0;
}
