namespace AlertExchange.Storage.Accounts;

/// <summary>In what order accounts are listed.</summary>
public enum AccountOrder : byte
{
    /// <summary>By role, in it by login.</summary>
    Role = 0,
    Login,
    LastSignIn,
}
