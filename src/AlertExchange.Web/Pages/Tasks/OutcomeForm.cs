using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Verification;

namespace AlertExchange.Web.Pages.Tasks;

/// <summary>What somebody fills in after a visit.</summary>
public sealed class OutcomeForm
{
    /// <summary>Of the task as it was looked at.</summary>
    public long Revision { get; set; }

    /// <summary>Tells copies of one form.</summary>
    public string? FormId { get; set; }

    /// <summary>An id of <see cref="OutcomeKinds"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>A code of <see cref="OutcomeReasons"/>.</summary>
    public string? Reason { get; set; }

    public DateOnly? VisitedOn { get; set; }

    public DateOnly? LookAgainOn { get; set; }

    public string? Note { get; set; }

    public List<IFormFile> Photos { get; set; } = [];

    /// <param name="today">The day of the visit where none is given.</param>
    public TaskRequest ToRequest(string taskId, DateOnly today, IReadOnlyList<TakenPhoto> photos, string? address)
    {
        var kind = OutcomeKinds.Parse(Kind);
        // A list of all reasons may stand where no script narrows it: one of another outcome is as good as none where none is needed.
        var reason = kind is { } chosen && OutcomeReasons.Of(chosen).Count == 0 || string.IsNullOrEmpty(Reason) ? null : Reason;
        return new TaskRequest
        {
            TaskId = taskId,
            Action = TaskAction.Report,
            Revision = Revision,
            FormId = Guid.TryParseExact(FormId, "N", out _) ? FormId : null,
            Outcome = kind is { } known
                ? new Outcome(known, VisitedOn ?? today, reason, known == OutcomeKind.Tracking ? LookAgainOn : null, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim())
                : null,
            Photos = photos,
            Address = address,
        };
    }

    /// <summary>A note may name people: nothing of a form is printed.</summary>
    public override string ToString() => nameof(OutcomeForm);
}
