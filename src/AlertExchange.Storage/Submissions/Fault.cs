namespace AlertExchange.Storage.Submissions;

/// <summary>Why a station gave up on a submission.</summary>
/// <param name="Stage">The station, for example <c>intake</c>.</param>
/// <param name="Code">Stable, for example <c>file.password</c>.</param>
/// <param name="Message">A Chinese sentence without personal data.</param>
public sealed record Fault(string Stage, string Code, string Message)
{
    /// <summary>The stage of a held file that the bureau sent back: somebody's decision, and nothing to be done again.</summary>
    public const string SentBack = "sent-back";
}
