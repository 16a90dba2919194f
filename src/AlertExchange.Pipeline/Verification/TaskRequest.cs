using AlertExchange.Engine.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>What somebody wants done with one task.</summary>
public sealed record TaskRequest
{
    public required string TaskId { get; init; }

    public required TaskAction Action { get; init; }

    /// <summary>As the task was when it was looked at; null: as it is.</summary>
    public long? Revision { get; init; }

    /// <summary>Only with <see cref="TaskAction.Report"/>.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Twelve digits of a village to hand to, nine of a township to send to.</summary>
    public string? PlaceCode { get; init; }

    /// <summary>Why, or the answer.</summary>
    public string? Note { get; init; }

    /// <summary>The same in every copy of one form; null where nothing is sent twice.</summary>
    public string? FormId { get; init; }

    public IReadOnlyList<TakenPhoto> Photos { get; init; } = [];

    /// <summary>Where the request came from, for the audit log.</summary>
    public string? Address { get; init; }

    /// <summary>A note may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(TaskRequest)} {{ {TaskId}, {Action} }}";
}
