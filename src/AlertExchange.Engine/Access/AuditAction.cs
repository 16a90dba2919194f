namespace AlertExchange.Engine.Access;

/// <summary>What stands in the audit log. Numbers are stored: never reuse one.</summary>
public enum AuditAction : byte
{
    SignedIn = 1,
    SignInRefused = 2,
    SignedOut = 3,
    LockedOut = 4,
    PasswordChanged = 5,
    SecondFactorChanged = 6,

    /// <summary>A page that shows a household or person was opened.</summary>
    PersonViewed = 10,
    /// <summary>One masked value was shown whole, for a stated reason.</summary>
    ValueRevealed = 11,
    Searched = 12,
    /// <summary>Somebody asked for more whole values than an hour allows.</summary>
    RevealRefused = 13,

    FileSubmitted = 20,
    FileConfirmed = 21,
    ZeroReported = 22,
    ZeroCorrected = 23,
    BindingChanged = 24,
    /// <summary>The bureau sent a held file back to its department.</summary>
    FileSentBack = 25,

    ReviewDecided = 30,
    ReviewUndone = 31,
    WarningHandled = 32,
    WarningSilenced = 33,
    HouseholdPlaced = 34,

    TaskAccepted = 40,
    TaskHandedOn = 41,
    TaskAskedBack = 42,
    OutcomeReported = 43,
    OutcomeConfirmed = 44,
    OutcomeReturned = 45,

    Exported = 50,

    AccountCreated = 60,
    AccountChanged = 61,
    AccountDisabled = 62,
    PasswordReset = 63,
    LiaisonHandedOver = 64,
    KeyIssued = 65,
    KeyRevoked = 66,
    WebhookChanged = 67,

    RosterImported = 70,
    PolicyChanged = 71,
    DeadLetterReplayed = 72,

    /// <summary>Somebody had the whole log verified.</summary>
    AuditVerified = 80,
    /// <summary>The mark outside the database that tells how far the log had come was not there, or not ours: it was made anew.</summary>
    AuditMarkRenewed = 81,
    /// <summary>The mark told of more entries than the database has: the log was cut short, or an older database was put back.</summary>
    AuditCutShort = 82,
}
