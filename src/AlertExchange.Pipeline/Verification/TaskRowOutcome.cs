namespace AlertExchange.Pipeline.Verification;

/// <summary>What can become of a row.</summary>
public enum TaskRowOutcome : byte
{
    Taken = 1,
    /// <summary>Taken from an earlier copy of the file.</summary>
    Before,
    /// <summary>Not filled in.</summary>
    Blank,
    Refused,
}
