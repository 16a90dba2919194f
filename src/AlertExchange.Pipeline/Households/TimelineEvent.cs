namespace AlertExchange.Pipeline.Households;

/// <summary>One step of a household's timeline.</summary>
/// <param name="At">With the place's offset.</param>
/// <param name="Title">Chinese, one line.</param>
/// <param name="Details">Chinese; more lines. Names of the household's own members and reasons that people wrote may stand in them.</param>
/// <param name="Subject">The code of what it is about: a warning's, a task's, a submission's.</param>
/// <param name="Counts">False for what a later file replaced or withdrew.</param>
public sealed record TimelineEvent(DateTimeOffset At, TimelineKind Kind, string Title, IReadOnlyList<string> Details, string Subject, bool Counts = true)
{
    /// <summary>Reasons may name people: they are not printed.</summary>
    public override string ToString() => $"{nameof(TimelineEvent)} {{ {Kind}, {Subject} }}";
}
