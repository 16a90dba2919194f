namespace AlertExchange.Pipeline.Bureau;

/// <summary>What a wish to silence came to.</summary>
public abstract record SilenceResult
{
    private SilenceResult()
    {
    }

    /// <param name="Silences">How many were made.</param>
    /// <param name="Warnings">How many standing warnings were chosen; 0 where a silence was made by what it matches.</param>
    public sealed record Made(int Silences, int Warnings) : SilenceResult;

    public sealed record Refused(SilenceProblem Why) : SilenceResult;
}
