using AlertExchange.Engine.Access;
using AlertExchange.Storage;
using AlertExchange.Storage.Audit;

namespace AlertExchange.Pipeline.Auditing;

/// <summary>Puts on record who did what. An act that writes takes its entry along in its own transaction; views and exports have a write of their own.</summary>
public sealed class AuditTrail(ExchangeStore store, PlaceClock clock)
{
    /// <summary>Adds an entry in the transaction of the act.</summary>
    /// <param name="viewer">Who acts; null for the program and commands.</param>
    /// <param name="subject">A code: household, submission, warning, account. Never a name or an id number.</param>
    /// <param name="reason">What was given as the reason; stored sealed.</param>
    /// <param name="details">Field names, counts, codes: never personal data.</param>
    /// <param name="address">Where the request came from.</param>
    public void Append(WriteScope scope, Viewer? viewer, AuditAction action, string subject, string? reason = null, string? details = null, string? address = null) =>
        store.Audit.Append(scope, new AuditEntry(clock.Now, viewer?.Login ?? AuditEntry.Program, viewer?.Role, action, subject, reason, details, address));

    /// <summary>Records an act that writes nothing else. What is shown is shown once this is done.</summary>
    public Task RecordAsync(Viewer viewer, AuditAction action, string subject, string? reason = null, string? details = null, string? address = null) =>
        store.WriteAsync(scope => Append(scope, viewer, action, subject, reason, details, address));

    /// <summary>The same for a command of whoever owns the data directory, and for the program's own acts.</summary>
    public Task RecordAsync(AuditAction action, string subject, string? reason = null, string? details = null) =>
        store.WriteAsync(scope => Append(scope, null, action, subject, reason, details));
}
