using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Bindings;

/// <summary>Column bindings that were given by hand, remembered for a department and form.</summary>
public sealed class BindingRepository
{
    /// <summary>Remembers heading → field; an earlier binding of the same heading is replaced.</summary>
    public void Remember(WriteScope scope, DepartmentId department, AlertKind kind, IReadOnlyDictionary<string, string> bindings, DateTimeOffset at) => throw new NotImplementedException();

    public IReadOnlyList<RememberedBinding> Load(ReadScope scope, DepartmentId department) => throw new NotImplementedException();
}
