namespace AlertExchange.Intake;

/// <summary>Thrown where a file turns out to be unusable, which may be on its last row; caught at the station's edge and told to the liaison.</summary>
public sealed class IntakeRefusedException(IntakeRefusal refusal, Exception? cause = null) : Exception(refusal.Message, cause)
{
    public IntakeRefusal Refusal { get; } = refusal;

    /// <summary>What was seen of the sheets, where none of them was recognised; null otherwise.</summary>
    public IntakeReport? Seen { get; init; }
}
