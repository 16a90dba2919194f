namespace AlertExchange.Engine.Silencing;

/// <summary>
/// 静默: for a time, warnings that it covers make no task and no reminder. They stand as before, are shown as silenced, and are due again when
/// it ends.
/// </summary>
/// <param name="Number">In the order in which silences were made.</param>
/// <param name="StartsAt">Inclusive.</param>
/// <param name="EndsAt">Exclusive; earlier than planned where somebody ended it.</param>
public sealed record Silence(long Number, SilenceMatcher Matcher, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>The longest a silence may last: who is left alone longer is forgotten.</summary>
    public const int MostDays = 180;

    public bool IsActive(DateTimeOffset now) => StartsAt <= now && now < EndsAt;

    public SilenceState StateAt(DateTimeOffset now) => now >= EndsAt ? SilenceState.Expired : now < StartsAt ? SilenceState.Pending : SilenceState.Active;
}
