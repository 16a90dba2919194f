using System.Text.Json.Serialization;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Notices;

/// <summary>What a notice tells of.</summary>
[JsonConverter(typeof(NoticeKindConverter))]
public enum NoticeKind : byte
{
    /// <summary>A submission was worked off; its counts are final unless parked rows are replayed.</summary>
    SubmissionCompleted = 1,
    /// <summary>Too many rows were rejected; the file waits for confirmation.</summary>
    SubmissionHeld = 2,
    /// <summary>The file cannot be taken, or its work ended with a recorded fault.</summary>
    SubmissionFailed = 3,
    /// <summary>Tasks were given to a township.</summary>
    TaskAssigned = 4,
    /// <summary>What a visit found stands: reported, and confirmed where the bureau confirms it.</summary>
    OutcomeSettled = 5,
    /// <summary>The bureau asked a township for tasks that it has in hand.</summary>
    TaskReminded = 6,
}
