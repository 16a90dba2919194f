namespace AlertExchange.Engine.Matching;

/// <summary>How a row stands after the fixed rules.</summary>
internal enum FirstTierFinding : byte
{
    Decided = 0,
    NoSoundId,
    /// <summary>The sound id is on no roster, and may be sound by chance.</summary>
    MayHaveLostDigits,
    SharedId,
    NoName,
    OtherName,
    /// <summary>The id was made of 15 digits and the name is not quite the same.</summary>
    Upgraded,
}
