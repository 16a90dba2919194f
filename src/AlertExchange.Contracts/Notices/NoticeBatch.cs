namespace AlertExchange.Contracts.Notices;

/// <summary>Notices that go to a webhook in one request, oldest first.</summary>
public sealed record NoticeBatch
{
    /// <summary>The most notices in one request.</summary>
    public const int MaxNotices = 100;

    public required IReadOnlyList<Notice> Notices { get; init; }

    public int SchemaVersion { get; init; } = 1;
}
