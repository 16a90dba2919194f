namespace AlertExchange.Engine.Silencing;

/// <summary>Where a silence stands on the clock.</summary>
public enum SilenceState : byte
{
    /// <summary>It has not begun.</summary>
    Pending = 1,
    Active,
    /// <summary>It came to its end, or somebody ended it.</summary>
    Expired,
}
