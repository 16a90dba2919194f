using AlertExchange.Engine.Access;
using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Writes the warnings that a list shows as a workbook or .csv, with the columns that <see cref="Exporter"/> has and a watermark under them.</summary>
public sealed class WarningExport(ExchangeStore store, Exporter exporter, AuditTrail audit, PlaceClock clock)
{
    /// <summary>Puts the export on record, then writes it: who may have taken something stands in the log even if the line breaks.</summary>
    public async Task WriteAsync(Viewer viewer, WarningFilter filter, string filterText, string reason, ExportFormat format, Stream output)
    {
        var now = clock.Now;
        await audit.RecordAsync(viewer, AuditAction.Exported, "warnings", reason, $"{format} {filterText}");
        store.ReadLists(scope => exporter.Write(
            store.Bureau.Warnings.Stream(scope, viewer.Rows, filter with { Now = now }), Watermark.Of(viewer, now, reason), format, output));
    }
}
