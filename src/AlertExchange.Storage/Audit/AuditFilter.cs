using AlertExchange.Engine.Access;

namespace AlertExchange.Storage.Audit;

/// <summary>Which entries of the audit log are asked for; null: any.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive.</param>
public sealed record AuditFilter(DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Login = null, AuditAction? Action = null, string? Subject = null);
