using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Notices;

/// <summary>
/// What the exchange tells others of its own accord: ids, counts, month and kind, never personal data. Delivered at least once; a second copy
/// has the same <see cref="NoticeId"/>. Its JSON form is described by <c>contracts/notice.schema.json</c>.
/// </summary>
public sealed record Notice
{
    /// <summary>32 hex digits; the same in every copy.</summary>
    public required string NoticeId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    /// <summary>With every notice of a submission; with tasks where a submission brought them about.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>With every notice of a submission.</summary>
    public NoticeCounts? Counts { get; init; }

    /// <summary>A stable code, for example <c>file.password</c>; only with <see cref="NoticeKind.SubmissionFailed"/>.</summary>
    public string? Fault { get; init; }

    /// <summary>With tasks and outcomes: the township they are with.</summary>
    public string? TownshipCode { get; init; }

    /// <summary>With <see cref="NoticeKind.TaskAssigned"/> and <see cref="NoticeKind.TaskReminded"/>: at most <see cref="MaxTasks"/>.</summary>
    public IReadOnlyList<NoticeTask>? Tasks { get; init; }

    /// <summary>Only with <see cref="NoticeKind.TaskReminded"/>: the day of the reminder, place date.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>Only with <see cref="NoticeKind.OutcomeSettled"/>.</summary>
    public NoticeOutcome? Outcome { get; init; }

    public int SchemaVersion { get; init; } = 1;

    /// <summary>The most tasks that one notice tells of.</summary>
    public const int MaxTasks = 100;
}
