using Dapper;

namespace AlertExchange.Storage.Lists;

/// <summary>What rows of a list have to satisfy, all of it, with the values beside the words. Printed, it is a WHERE clause.</summary>
internal sealed class Conditions
{
    private readonly List<string> _conditions = [];
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    /// <summary>For Dapper; a copy, to which a caller may add.</summary>
    public DynamicParameters Parameters
    {
        get
        {
            var parameters = new DynamicParameters();
            foreach (var (name, value) in _values)
            {
                parameters.Add(name, value);
            }

            return parameters;
        }
    }

    /// <summary>Adds a condition. A value's name may occur again with the same value only.</summary>
    /// <param name="condition">SQL with <c>@name</c> for each value.</param>
    public Conditions And(string condition, params ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
        {
            if (!_values.TryAdd(name, value) && !_values[name].Equals(value))
            {
                throw new InvalidOperationException($"Two conditions use the name {name} for different values.");
            }
        }

        _conditions.Add(condition);
        return this;
    }

    /// <summary>Adds <c>column = value</c> where there is a value.</summary>
    /// <param name="name">The value's name, which no other condition uses.</param>
    public Conditions AndEquals(string column, string name, object? value) => value is null ? this : And($"{column} = @{name}", (name, value));

    /// <summary>The conditions alone, for a clause of one's own; never empty.</summary>
    public string Text => _conditions.Count == 0 ? "1 = 1" : string.Join(" AND ", _conditions.Select(c => $"({c})"));

    public override string ToString() => "WHERE " + Text;
}
