using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>What was seen in a file, as it is kept with the submission and told to the liaison. Free of personal data.</summary>
public sealed record SubmissionReport
{
    public IReadOnlyList<SheetSeen> Sheets { get; init; } = [];

    public IReadOnlyList<FileNote> Notes { get; init; } = [];

    public bool IsCorrection { get; init; }

    /// <summary>Kinds of which rows were read.</summary>
    [JsonIgnore]
    public IReadOnlyCollection<AlertKind> Kinds => Sheets.Where(s => s is { Read: true, Rows: > 0 }).Select(s => AlertKinds.TryParse(s.Kind, out var kind) ? kind : (AlertKind?)null).OfType<AlertKind>().ToHashSet();

    /// <summary>The parts of an intake report that outlive the reading.</summary>
    public static SubmissionReport From(IntakeReport report) => new()
    {
        IsCorrection = report.IsCorrectionSheet,
        Notes = [.. report.Remarks.Select(r => new FileNote(r.Sheet, r.Message, r.IsDoubt))],
        Sheets = [.. report.Sheets.Select(s => new SheetSeen
        {
            Name = s.Name,
            Read = s.Read,
            Reason = s.Reason,
            Kind = s.Kind?.Id(),
            Rows = s.DataRows,
            HiddenRows = s.HiddenRows,
            Columns = [.. s.Bindings.Select(b => new ColumnSeen(b.Heading, b.Column.Heading, Fields.NameOf(b.Field), b.How == BindingHow.Given, b.Unit?.Name))],
            Unbound = [.. s.Unbound.Select(u => new UnboundSeen(u.Heading, [.. u.Candidates.Select(c => $"{c.Heading}（{c.Field}）")], u.Candidates.Count > 0 ? u.Candidates[0].Field : null))],
        })],
    };

    /// <summary>A report as it was kept.</summary>
    public static SubmissionReport Parse(string json) => JsonSerializer.Deserialize<SubmissionReport>(json, ReportJson.Options) ?? new SubmissionReport();

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Options);

    /// <summary>One sheet.</summary>
    public sealed record SheetSeen
    {
        public required string Name { get; init; }
        public required bool Read { get; init; }

        /// <summary>Why it was not read.</summary>
        public string? Reason { get; init; }

        public string? Kind { get; init; }
        public int Rows { get; init; }
        public int HiddenRows { get; init; }
        public IReadOnlyList<ColumnSeen> Columns { get; init; } = [];
        public IReadOnlyList<UnboundSeen> Unbound { get; init; } = [];
    }

    /// <summary>A heading and the column of the form it was taken for.</summary>
    /// <param name="Field">Its name; null in reports of an older program, as are the others.</param>
    /// <param name="Given">True where somebody said so by hand, now or earlier.</param>
    /// <param name="Unit">Of an amount.</param>
    public sealed record ColumnSeen(string Heading, string Means, string? Field = null, bool Given = false, string? Unit = null);

    /// <summary>A heading that means nothing to the form, with the nearest columns.</summary>
    /// <param name="NearestField">The name of the nearest one.</param>
    public sealed record UnboundSeen(string Heading, IReadOnlyList<string> Nearest, string? NearestField = null);

    /// <summary>Something said about the file or a sheet.</summary>
    public sealed record FileNote(string? Sheet, string Text, bool IsDoubt);
}
