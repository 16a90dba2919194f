using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Verification;

/// <summary>Somebody's act on a task.</summary>
/// <param name="By">What they are here for; whether the task is theirs is asked before.</param>
/// <param name="Outcome">Only with <see cref="TaskAction.Report"/>.</param>
/// <param name="Place">
/// The village with <see cref="TaskAction.HandToVillage"/>; the township with <see cref="TaskAction.Place"/>, and with
/// <see cref="TaskAction.Answer"/> where another one shall have it.
/// </param>
/// <param name="Note">Why, or the answer; may hold personal data.</param>
public sealed record TaskAct(TaskAction Action, Role By, Outcome? Outcome = null, Placement? Place = null, string? Note = null)
{
    /// <summary>A note may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(TaskAct)} {{ {Action}, {By} }}";
}
