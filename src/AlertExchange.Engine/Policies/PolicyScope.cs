namespace AlertExchange.Engine.Policies;

/// <summary>For which households a rule speaks.</summary>
[Flags]
public enum PolicyScope : byte
{
    None = 0,
    /// <summary>一般农户, also those who stand on no roster.</summary>
    General = 1,
    /// <summary>脱贫户.</summary>
    Lifted = 2,
    /// <summary>监测对象.</summary>
    Monitored = 4,
    All = General | Lifted | Monitored,
}
