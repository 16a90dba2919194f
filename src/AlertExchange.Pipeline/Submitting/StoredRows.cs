using System.Text.Json;
using AlertExchange.Intake;
using AlertExchange.Storage.Batches;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>Rejected rows as they are kept.</summary>
internal static class StoredRows
{
    public static RejectedRow Rejected(StoredRejection row) =>
        new(row.Sheet, row.Row, JsonSerializer.Deserialize<RowProblem[]>(row.ProblemsJson, ReportJson.Options) ?? [], row.AlertId);
}
