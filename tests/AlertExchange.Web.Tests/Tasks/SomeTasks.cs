using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Verification;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Tasks;

/// <summary>Tasks of a served county, as somebody would find them.</summary>
internal static class SomeTasks
{
    /// <summary>New tasks of the busiest township, the earliest first.</summary>
    public static IReadOnlyList<string> New(ServedCounty county, int count = 1) => County(county, RowsOf(county, Role.Township), count);

    /// <summary>A task of another township than the busiest.</summary>
    public static string Elsewhere(ServedCounty county) => county.Store.ReadLists(scope => county.Store.TaskLists
        .Page(scope, RowScope.County, new TaskFilter { State = TaskState.Assigned }, new Paging(1, 500))
        .First(t => t.Task.Place.TownshipCode != county.BusiestPlace().Township).Task.TaskId);

    /// <summary>A task that the township handed to the busiest village.</summary>
    public static string HandedOn(ServedCounty county)
    {
        var handed = county.Store.ReadLists(scope => county.Store.TaskLists.Page(scope, RowsOf(county, Role.Village), new TaskFilter { State = TaskState.WithVillage }, new Paging(1, 1)));
        return handed.Count > 0 ? handed[0].Task.TaskId : Hand(county);
    }

    /// <summary>Hands a new task to the busiest village.</summary>
    public static string Hand(ServedCounty county)
    {
        var id = New(county)[0];
        Act(county, Role.Township, new TaskRequest { TaskId = id, Action = TaskAction.HandToVillage, PlaceCode = county.BusiestPlace().Village });
        return id;
    }

    /// <summary>Does something to a task as somebody of this role.</summary>
    public static TaskAnswer.Done Act(ServedCounty county, Role role, TaskRequest request) =>
        county.Get<VerificationDesk>().ActAsync(county.ViewerOf(role), request, CancellationToken.None).GetAwaiter().GetResult().ShouldBeOfType<TaskAnswer.Done>();

    public static OpenedTask Find(ServedCounty county, string id) => county.Store.Read(scope => county.Store.Verification.Find(scope, RowScope.County, id)).ShouldNotBeNull();

    public static IReadOnlyList<VerificationEvent> CourseOf(ServedCounty county, string id) => county.Store.Read(scope => county.Store.Verification.Course(scope, id));

    private static RowScope RowsOf(ServedCounty county, Role role) => county.ViewerOf(role).Rows;

    private static IReadOnlyList<string> County(ServedCounty county, RowScope rows, int count) =>
        [.. county.Store.ReadLists(scope => county.Store.TaskLists.Page(scope, rows, new TaskFilter { State = TaskState.Assigned }, new Paging(1, count))).Select(t => t.Task.TaskId)];
}
