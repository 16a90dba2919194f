using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Verification;

/// <summary>Whose tasks they are: a township has those of its place, a village those that were handed to it.</summary>
internal static class TaskScope
{
    /// <summary>Adds the condition for a statement that calls the table <c>t</c>.</summary>
    public static Conditions ByTask(this Conditions where, RowScope rows) => where.ByPlace(rows, "t.township_code", "t.handed_to");

    /// <summary>The states that are an end, for a statement.</summary>
    public static string Ended { get; } = $"({(int)TaskState.Cancelled}, {(int)TaskState.Closed})";

    /// <summary>The tasks that have not come to an end, in the words of the index over them.</summary>
    public static string IsOpen { get; } = $"t.state <> {(int)TaskState.Cancelled} AND t.state <> {(int)TaskState.Closed}";
}
