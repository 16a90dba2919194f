namespace AlertExchange.Engine.Matching;

/// <summary>The three arms of a match, and what stands where there is no match because matching the row failed.</summary>
public enum MatchOutcome : byte
{
    /// <summary>Nobody on the roster; a sound id makes the person a general rural household (一般农户).</summary>
    None = 0,
    /// <summary>Candidates for a person to settle.</summary>
    Possible = 1,
    /// <summary>One person, by valid id and agreeing name, or because somebody decided so (<see cref="MatchStrategy.ClericalReview"/>).</summary>
    Definite = 2,
    /// <summary>Never a matcher's answer: the row made matching throw and waits as a dead letter.</summary>
    Parked = 3,
}
