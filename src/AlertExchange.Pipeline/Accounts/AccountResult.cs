using AlertExchange.Storage.Accounts;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>What became of a wish to change an account.</summary>
public abstract record AccountResult
{
    private AccountResult()
    {
    }

    /// <param name="Password">A new one, to be told once; null where it stays.</param>
    public sealed record Done(Account Account, string? Password = null) : AccountResult
    {
        // A record prints its members: this one holds a password.
        public override string ToString() => Account.Login;
    }

    /// <param name="Message">Chinese: what is wrong and what to do.</param>
    public sealed record Refused(string Message) : AccountResult;
}
