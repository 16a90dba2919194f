namespace AlertExchange.Web.Accounts;

/// <summary>What became of an attempt to sign in.</summary>
internal enum SignInOutcome : byte
{
    SignedIn = 0,
    /// <summary>The password was right; a code is wanted.</summary>
    CodeWanted,
    /// <summary>Wrong, unknown, disabled or locked: who asks is not told which.</summary>
    Refused,
    /// <summary>The password was given too long ago, or the account changed meanwhile: begin again.</summary>
    TooLate,
}
