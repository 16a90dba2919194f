using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Tasks;

/// <summary>Verification tasks and their history.</summary>
public sealed class TaskRepository
{
    /// <summary>Every task of the households, closed ones too, by household and number.</summary>
    public IReadOnlyDictionary<SubjectKey, List<VerificationTask>> LoadForHouseholds(ReadScope scope, IReadOnlyCollection<SubjectKey> households) => throw new NotImplementedException();

    /// <summary>Writes tasks and history. A task may occur once in one call.</summary>
    public void Save(WriteScope scope, IReadOnlyList<TaskWrite> tasks) => throw new NotImplementedException();

    public TaskRow? Find(ReadScope scope, string taskId) => throw new NotImplementedException();

    /// <summary>Tasks that a period opened or touched, by id, streamed while the scope is open.</summary>
    public IEnumerable<TaskRow> ReadByPeriod(ReadScope scope, Period period) => throw new NotImplementedException();

    public IReadOnlyList<TaskEvent> History(ReadScope scope, string taskId) => throw new NotImplementedException();
}
