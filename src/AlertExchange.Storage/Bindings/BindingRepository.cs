using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Bindings;

/// <summary>Column bindings that were given by hand, remembered for a department and form.</summary>
public sealed class BindingRepository
{
    /// <summary>Remembers heading → field; an earlier binding of the same heading is replaced.</summary>
    public void Remember(WriteScope scope, DepartmentId department, AlertKind kind, IReadOnlyDictionary<string, string> bindings, DateTimeOffset at)
    {
        using var rows = scope.Bulk(
            "column_binding", ["department", "kind", "heading", "field", "remembered_at"],
            new Overwrite(["department", "kind", "heading"], ["field", "remembered_at"]));
        foreach (var (heading, field) in bindings)
        {
            rows.Add(department.Value).Add((long)kind).Add(heading).Add(field).Add(Columns.Text(at)).EndRow();
        }
    }

    public IReadOnlyList<RememberedBinding> Load(ReadScope scope, DepartmentId department) =>
    [
        .. scope.Query<Row>(
            "SELECT kind, heading, field FROM column_binding WHERE department = @department ORDER BY kind, heading", new { department = department.Value })
            .Select(r => new RememberedBinding((AlertKind)r.Kind, r.Heading, r.Field)),
    ];

    private sealed class Row
    {
        public int Kind { get; init; }

        public string Heading { get; init; } = "";

        public string Field { get; init; } = "";
    }
}
