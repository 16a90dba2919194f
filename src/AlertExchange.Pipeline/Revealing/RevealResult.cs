namespace AlertExchange.Pipeline.Revealing;

/// <summary>What came of asking for a whole value.</summary>
public abstract record RevealResult
{
    private RevealResult()
    {
    }

    /// <summary>It is on record and may be shown once.</summary>
    public sealed record Shown(string Value) : RevealResult
    {
        /// <summary>The value is never printed.</summary>
        public override string ToString() => nameof(Shown);
    }

    /// <summary>There is no such person or value, or none that may be seen.</summary>
    public sealed record NoSuchValue : RevealResult;

    /// <param name="Message">Chinese: what to do.</param>
    public sealed record ReasonMissing(string Message) : RevealResult;

    /// <param name="Message">Chinese.</param>
    public sealed record TooMany(string Message) : RevealResult;
}
