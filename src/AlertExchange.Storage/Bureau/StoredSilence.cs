using AlertExchange.Engine.Silencing;

namespace AlertExchange.Storage.Bureau;

/// <summary>A silence with who made it and why.</summary>
/// <param name="HouseholdCode">Where it names a household.</param>
/// <param name="Reason">May name people.</param>
/// <param name="PlannedUntil">Its end as it was made.</param>
/// <param name="EndedBy">The login of whoever ended it early; null: the clock.</param>
public sealed record StoredSilence(
    Silence Silence, string? HouseholdCode, string OwnerLogin, string OwnerName, string Reason, DateTimeOffset CreatedAt, DateTimeOffset PlannedUntil, string? EndedBy)
{
    /// <summary>A reason may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(StoredSilence)} {{ {Silence.Number} }}";
}
