namespace AlertExchange.Storage.Audit;

/// <summary>Where the chain ends: the number of its last entry, 0 before the first, and that entry's hash.</summary>
internal sealed record AuditHead(long EntryNo, byte[] Mac)
{
    public static AuditHead Beginning { get; } = new(0, new byte[AuditChain.MacBytes]);

    public bool IsSame(AuditHead other) => EntryNo == other.EntryNo && Mac.AsSpan().SequenceEqual(other.Mac);
}
