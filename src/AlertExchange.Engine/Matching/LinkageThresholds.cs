namespace AlertExchange.Engine.Matching;

/// <summary>From where on probabilities count, as the policy profile states it (<c>matching</c>).</summary>
/// <param name="ProposeAt">A row is put before a reviewer when the probability that it means one of its candidates is so high or higher.</param>
/// <param name="RepairedIdDefinite">Whether an id with one mistake may make a definite match.</param>
/// <param name="RepairedIdAt">The least probability for that.</param>
public sealed record LinkageThresholds(double ProposeAt, bool RepairedIdDefinite, double RepairedIdAt)
{
    /// <summary>For whoever has no profile: what the first county uses.</summary>
    public static LinkageThresholds Usual { get; } = new(0.5, RepairedIdDefinite: false, 0.99);
}
