using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Accounts;

/// <summary>An account as its table has it.</summary>
internal sealed class AccountRow
{
    public long AccountNo { get; init; }

    public string Login { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public int Role { get; init; }

    public string? Department { get; init; }

    public string? TownshipCode { get; init; }

    public string? VillageCode { get; init; }

    public string? PasswordHash { get; init; }

    public int MustChangePassword { get; init; }

    public int FailedCount { get; init; }

    public string? LockedUntil { get; init; }

    public string SecurityStamp { get; init; } = "";

    public string? SessionId { get; init; }

    public byte[]? SealedTotpKey { get; init; }

    public int TotpConfirmed { get; init; }

    public int TotpRequired { get; init; }

    public int Disabled { get; init; }

    public string CreatedAt { get; init; } = "";

    public string CreatedBy { get; init; } = "";

    public string? LastSignIn { get; init; }

    public int Revision { get; init; }

    public Account ToAccount(KeyRing keys) => new()
    {
        AccountNo = AccountNo,
        Login = Login,
        DisplayName = DisplayName,
        Role = (Role)Role,
        Department = Department is null ? null : new DepartmentId(Department),
        TownshipCode = TownshipCode,
        VillageCode = VillageCode,
        PasswordHash = PasswordHash,
        MustChangePassword = MustChangePassword != 0,
        FailedCount = FailedCount,
        LockedUntil = Columns.OptionalMoment(LockedUntil),
        SecurityStamp = SecurityStamp,
        SessionId = SessionId,
        // An empty value stands for none, which every driver can be given without being told the type.
        TotpKey = SealedTotpKey is { Length: > 0 } ? keys.AccountSealer.Open(SealedTotpKey, Context(AccountNo)) : null,
        IsTotpConfirmed = TotpConfirmed != 0,
        IsTotpRequired = TotpRequired != 0,
        IsDisabled = Disabled != 0,
        CreatedAt = Columns.Moment(CreatedAt),
        CreatedBy = CreatedBy,
        LastSignIn = Columns.OptionalMoment(LastSignIn),
        Revision = Revision,
    };

    /// <summary>The columns that a change of the account writes.</summary>
    public static object Parameters(Account account, KeyRing keys) => new
    {
        account.AccountNo,
        account.Login,
        account.DisplayName,
        role = (int)account.Role,
        department = account.Department?.Value,
        account.TownshipCode,
        account.VillageCode,
        account.PasswordHash,
        mustChangePassword = account.MustChangePassword ? 1 : 0,
        account.FailedCount,
        lockedUntil = Columns.Text(account.LockedUntil),
        account.SecurityStamp,
        sealedTotpKey = account.TotpKey is { } key ? keys.AccountSealer.Seal(key, Context(account.AccountNo)) : [],
        totpConfirmed = account.IsTotpConfirmed ? 1 : 0,
        totpRequired = account.IsTotpRequired ? 1 : 0,
        disabled = account.IsDisabled ? 1 : 0,
        createdAt = Columns.Text(account.CreatedAt),
        account.CreatedBy,
        account.Revision,
    };

    private static byte[] Context(long accountNo) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"second factor {accountNo}"));
}
