namespace AlertExchange.Storage.Accounts;

/// <summary>What every request asks of the account it came with.</summary>
public sealed record AccountStanding
{
    public string? SessionId { get; init; }

    public string SecurityStamp { get; init; } = "";

    public bool IsDisabled { get; init; }
}
