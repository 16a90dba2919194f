using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Settings;

namespace AlertExchange.Pipeline.Border;

/// <summary>Names of what others may see on the broker, each behind the county's prefix; <c>docker/rabbitmq</c> gives the rights to them.</summary>
internal static class BorderNames
{
    /// <summary>The exchange (topic) of notices; the routing key is the department.</summary>
    public static string Notices(TransportSettings broker) => broker.NameOf("notices");

    /// <summary>The exchange that a department publishes to, and the queue behind it.</summary>
    public static string Alerts(TransportSettings broker, DepartmentId department) => broker.NameOf($"alerts.{department}");

    /// <summary>Where a department reads replies and the notices about its own submissions.</summary>
    public static string Replies(TransportSettings broker, DepartmentId department) => broker.NameOf($"replies.{department}");

    /// <summary>Where messages of a queue wait that the program failed on; the bus names its own the same way.</summary>
    public static string Errors(string queue) => queue + "_error";
}
