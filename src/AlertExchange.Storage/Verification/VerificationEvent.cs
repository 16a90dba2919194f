using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;

namespace AlertExchange.Storage.Verification;

/// <summary>One step of a task's course, as it was written down.</summary>
public sealed record VerificationEvent
{
    /// <summary>In the order of all changes of the store; given when it is written.</summary>
    public long Revision { get; init; }

    public required TaskAction Action { get; init; }

    /// <summary>The task's state after it.</summary>
    public required TaskState State { get; init; }

    public required Role By { get; init; }

    public required string Login { get; init; }

    /// <summary>Of the account, as it was then.</summary>
    public required string Name { get; init; }

    /// <summary>Only with <see cref="TaskAction.Report"/>.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The township that a task was sent to.</summary>
    public string? TownshipCode { get; init; }

    /// <summary>The village that a task was handed to.</summary>
    public string? VillageCode { get; init; }

    /// <summary>Why, the answer, or what the visitor wrote; may hold personal data, stored sealed.</summary>
    public string? Note { get; init; }

    /// <summary>The form it came on: the same form sent twice is one step.</summary>
    public string? FormId { get; init; }

    public required DateTimeOffset At { get; init; }

    public IReadOnlyList<VerificationPhoto> Photos { get; init; } = [];

    /// <summary>A note may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(VerificationEvent)} {{ {Revision}, {Action}, {State} }}";
}
