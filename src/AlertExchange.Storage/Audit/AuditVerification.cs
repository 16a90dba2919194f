namespace AlertExchange.Storage.Audit;

/// <summary>What a look through the whole audit log came to.</summary>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="Fault">The first thing that is wrong; null when every entry stands as it was written.</param>
/// <param name="EntryNo">The number of the entry at fault; of an entry that is missing, the number it had.</param>
/// <param name="Doubts">Entries that tell of the log having been cut short, or its mark having been made anew, before they were written.</param>
public sealed record AuditVerification(long Entries, AuditFault? Fault, long EntryNo, IReadOnlyList<long> Doubts)
{
    public bool IsSound => Fault is null;
}
