namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>What a level says to somebody who does not look at weights.</summary>
public enum LevelAgreement : byte
{
    /// <summary>Neither agrees nor contradicts.</summary>
    Neutral = 0,
    Agrees = 1,
    Contradicts = 2,
}
