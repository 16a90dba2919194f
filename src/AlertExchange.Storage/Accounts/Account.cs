using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;

namespace AlertExchange.Storage.Accounts;

/// <summary>Somebody who may sign in. Identity changes the object it was given and then asks to store it, so most of it can be set.</summary>
public sealed record Account
{
    /// <summary>1 and up; 0 until it is stored.</summary>
    public long AccountNo { get; init; }

    /// <summary>In small letters, for good: it stands in the audit log.</summary>
    public required string Login { get; init; }

    public required string DisplayName { get; set; }

    public required Role Role { get; set; }

    /// <summary>Of a liaison, else null.</summary>
    public DepartmentId? Department { get; set; }

    /// <summary>Of a township or village account, else null.</summary>
    public string? TownshipCode { get; set; }

    /// <summary>Of a village account, else null.</summary>
    public string? VillageCode { get; set; }

    /// <summary>Null: nobody can sign in with it.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Somebody else has seen the password.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Attempts since the last one that succeeded or locked.</summary>
    public int FailedCount { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Changes with everything that changes about the account; a sign-in with another one is over.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>The one sign-in that holds; null when there is none.</summary>
    public string? SessionId { get; init; }

    /// <summary>20 bytes shared with the owner's telephone; sealed where it is stored.</summary>
    public byte[]? TotpKey { get; set; }

    /// <summary>The owner has shown a code of the key: from now on one is asked for.</summary>
    public bool IsTotpConfirmed { get; set; }

    /// <summary>The administrator wants a second factor of this account.</summary>
    public bool IsTotpRequired { get; set; }

    public bool IsDisabled { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    public DateTimeOffset? LastSignIn { get; init; }

    /// <summary>What compare and set compares.</summary>
    public int Revision { get; init; }

    /// <summary>A code is asked for after the password.</summary>
    public bool AsksForCode => IsTotpConfirmed && TotpKey is not null;

    public Viewer ToViewer() => new(Login, DisplayName, Role, Department, TownshipCode, VillageCode);
}
