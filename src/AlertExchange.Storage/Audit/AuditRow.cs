namespace AlertExchange.Storage.Audit;

/// <summary>An entry as its columns have it: what the chain's hash is taken over.</summary>
internal sealed class AuditRow
{
    public long EntryNo { get; init; }

    public string At { get; init; } = "";

    public string Login { get; init; } = "";

    public int? Role { get; init; }

    public int Action { get; init; }

    public string Subject { get; init; } = "";

    public byte[]? SealedReason { get; init; }

    public string? Details { get; init; }

    public string? Address { get; init; }

    public byte[] Mac { get; set; } = [];
}
