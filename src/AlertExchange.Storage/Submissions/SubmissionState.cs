namespace AlertExchange.Storage.Submissions;

/// <summary>Where a submission stands.</summary>
public enum SubmissionState : byte
{
    /// <summary>The file is stored; nobody has begun to read it.</summary>
    Received = 1,
    /// <summary>Rows are being read, stored and matched; batches are staged.</summary>
    Reading = 2,
    /// <summary>Too many rows were rejected; the whole file waits for confirmation.</summary>
    Held = 3,
    /// <summary>Every row is read and stored; batches are being matched or wait for an earlier file of the same department and period.</summary>
    Matching = 8,
    /// <summary>Its batches are live and older ones superseded; households are being assessed.</summary>
    Accepted = 4,
    /// <summary>Done, every row accepted.</summary>
    Completed = 5,
    /// <summary>Done, some rows rejected.</summary>
    CompletedWithRejections = 6,
    /// <summary>Ended with a recorded fault.</summary>
    Failed = 7,
}
