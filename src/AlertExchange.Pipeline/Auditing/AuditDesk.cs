using AlertExchange.Engine.Access;
using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Auditing;

/// <summary>The audit log for whoever reads and verifies it. Reasons that people wrote stay sealed: they may name others.</summary>
public sealed class AuditDesk(ExchangeStore store, AuditTrail trail, PlaceClock clock)
{
    private const string Subject = "audit";

    private static readonly string[] ExportColumns = ["序号", "时间", "账号", "角色", "操作", "对象", "说明", "来源地址"];

    public (IReadOnlyList<AuditEntry> Entries, int Count) Page(AuditFilter filter, Paging paging) =>
        store.ReadWhole(scope => (store.Audit.Page(scope, filter, paging), store.Audit.Count(scope, filter)));

    /// <summary>When the log was last verified, by whom and what came of it; null when it never was.</summary>
    public AuditEntry? LastVerified() => store.Read(scope => store.Audit.Newest(scope, AuditAction.AuditVerified));

    /// <summary>Looks through the whole log and puts on record what was found.</summary>
    public async Task<AuditVerification> VerifyAsync(Viewer? viewer, CancellationToken cancellation)
    {
        var verification = await Task.Run(() => new AuditVerifier(store).Verify(cancellation), cancellation);
        await store.WriteAsync(scope => trail.Append(scope, viewer, AuditAction.AuditVerified, Subject, details: AuditTexts.Of(verification)), cancellation);
        return verification;
    }

    /// <summary>Writes entries as .csv, cells kept from becoming formulas, with a last line that says who took them, when and why.</summary>
    public async Task<long> ExportAsync(Viewer viewer, AuditFilter filter, string why, Stream output)
    {
        await trail.RecordAsync(viewer, AuditAction.Exported, Subject, reason: why, details: "操作记录");
        var mark = $"{viewer.Login} 于 {clock.Now:yyyy-MM-dd HH:mm} 导出，用途：{why}";
        return store.Read(scope => TableExport.Write(
            output, ExportFormat.Csv, "操作记录", ExportColumns, store.Audit.Stream(scope, filter).Select(Cells).Append([null, null, mark, null, null, null, null, null])));
    }

    private static object?[] Cells(AuditEntry entry) =>
    [
        entry.EntryNo, PlaceClock.AtPlace(entry.At).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), entry.Login, RoleOf(entry),
        AuditTexts.Title(entry.Action), entry.Subject, entry.Details, entry.Address,
    ];

    /// <summary>Chinese; the program itself has no role.</summary>
    public static string RoleOf(AuditEntry entry) => entry.Role is { } role ? AccountTexts.Name(role) : "程序";
}
