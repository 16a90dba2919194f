using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Diagnosis;

/// <summary>What waits in an exchange at one moment.</summary>
public sealed record Backlog
{
    /// <summary>Submissions by state, the finished ones left out; a state without any is missing.</summary>
    public required IReadOnlyDictionary<SubmissionState, long> Unfinished { get; init; }

    /// <summary>When the oldest submission that is still under way came; held ones wait for a person and do not count.</summary>
    public DateTimeOffset? OldestUnderWay { get; init; }

    /// <summary>Tasks with a township or with the bureau.</summary>
    public long OpenTasks { get; init; }

    /// <summary>Those of them whose deadline has passed.</summary>
    public long OverdueTasks { get; init; }

    /// <summary>Notices that a destination has not taken yet, over all destinations.</summary>
    public long PendingNotices { get; init; }

    /// <summary>Destinations that wait for a person.</summary>
    public long StoppedDestinations { get; init; }

    /// <summary>Rows that matching failed on.</summary>
    public long ParkedRows { get; init; }

    /// <summary>Households that assessment failed on.</summary>
    public long ParkedHouseholds { get; init; }

    /// <summary>Submissions that ended with a fault.</summary>
    public long FailedSubmissions { get; init; }
}
