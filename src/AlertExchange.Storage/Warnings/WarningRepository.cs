using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Warnings;

/// <summary>Warnings as they stand and their history.</summary>
public sealed class WarningRepository
{
    /// <summary>Every warning of the households, withdrawn ones too, by household.</summary>
    public IReadOnlyDictionary<SubjectKey, List<Warning>> LoadForHouseholds(ReadScope scope, IReadOnlyCollection<SubjectKey> households) => throw new NotImplementedException();

    /// <summary>Writes warnings and history. A warning may occur once in one call.</summary>
    public void Apply(WriteScope scope, IReadOnlyList<WarningWrite> changes) => throw new NotImplementedException();

    public WarningRow? Find(ReadScope scope, WarningId id) => throw new NotImplementedException();

    /// <summary>Warnings that a period told of (first told in it or before, last told in it or after), by id, streamed while the scope is open.</summary>
    public IEnumerable<WarningRow> ReadByPeriod(ReadScope scope, Period period) => throw new NotImplementedException();

    public IReadOnlyList<WarningEvent> History(ReadScope scope, WarningId id) => throw new NotImplementedException();
}
