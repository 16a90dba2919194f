using System.Text.Json.Serialization;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Alerts;

/// <summary>A department's id, for example <c>medical-insurance</c>. Open on purpose: a department is a YAML file, not code.</summary>
[JsonConverter(typeof(DepartmentIdConverter))]
public readonly record struct DepartmentId(string Value) : IComparable<DepartmentId>
{
    public int CompareTo(DepartmentId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(DepartmentId left, DepartmentId right) => left.CompareTo(right) < 0;
    public static bool operator >(DepartmentId left, DepartmentId right) => left.CompareTo(right) > 0;
    public static bool operator <=(DepartmentId left, DepartmentId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(DepartmentId left, DepartmentId right) => left.CompareTo(right) >= 0;
}
