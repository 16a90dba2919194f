namespace AlertExchange.Storage.Accounts;

/// <summary>What counting an attempt said.</summary>
public enum AttemptOutcome : byte
{
    /// <summary>The password may be looked at.</summary>
    Counted = 0,
    /// <summary>The same, and should it be wrong the account is locked from now on.</summary>
    Last,
    /// <summary>The account is locked.</summary>
    Locked,
}
