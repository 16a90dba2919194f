namespace AlertExchange.Pipeline.Households;

/// <summary>What a step of a household's timeline is about.</summary>
public enum TimelineKind
{
    /// <summary>A department told of something.</summary>
    Alert,
    Warning,
    Task,
    /// <summary>Somebody was there and said what they found.</summary>
    Visit,
    /// <summary>Somebody decided who an alert means.</summary>
    Review,
    Silence,
}
