using System.Diagnostics;
using AlertExchange.Engine.Roster;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>What stays the same while the households of one submission are assessed.</summary>
/// <param name="Now">Place time.</param>
internal sealed record AssessmentFrame(Submission Submission, PlacePolicy Policy, RosterIndex Roster, DateTimeOffset Now)
{
    /// <summary>The step of the trace that this is part of.</summary>
    public ActivityContext Trace { get; init; }

    /// <summary>Place date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}
