using AlertExchange.Engine.Access;

namespace AlertExchange.Storage.Audit;

/// <summary>Something that somebody did, as it goes into the audit log.</summary>
/// <param name="Login">Of the account, at most 100 characters; <see cref="Program"/> for commands and the program's own acts.</param>
/// <param name="Role">Null for the program.</param>
/// <param name="Subject">What it was done to, by its code (household, submission, warning, account), at most 200 characters. Never a name or an id number.</param>
/// <param name="Reason">What was given as the reason. It may name people, so it is stored sealed.</param>
/// <param name="Details">More for whoever reads the log: field names, counts, codes. Stored as it is: never personal data.</param>
/// <param name="Address">Where the request came from, at most 100 characters; null for commands.</param>
public sealed record AuditEntry(
    DateTimeOffset At, string Login, Role? Role, AuditAction Action, string Subject, string? Reason = null, string? Details = null, string? Address = null)
{
    /// <summary>Whose login stands at acts that no account did.</summary>
    public const string Program = "alertx";

    /// <summary>In the order of the log, from 1 without gaps; given when it is written.</summary>
    public long EntryNo { get; init; }

    /// <summary>A reason may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(AuditEntry)} {{ {EntryNo}, {Action} }}";
}
