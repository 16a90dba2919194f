using System.Text.Json;
using AlertExchange.Pipeline.Submitting;

namespace AlertExchange.Pipeline.Uploading;

/// <summary>What the check of an upload found, as it is kept with the draft. Free of personal data.</summary>
public sealed record DraftReport
{
    public required SubmissionReport File { get; init; }

    public int Received { get; init; }

    public int Rejected { get; init; }

    public int Accepted { get; init; }

    /// <summary>Accepted rows with a doubt.</summary>
    public int Remarked { get; init; }

    public int Definite { get; init; }

    public int Possible { get; init; }

    public int None { get; init; }

    public int Parked { get; init; }

    /// <summary>So many rows were rejected that the whole file would wait.</summary>
    public bool WouldBeHeld { get; init; }

    /// <summary>Rows of earlier files that would give way, and rows that would be withdrawn.</summary>
    public int Replaces { get; init; }

    public int Withdraws { get; init; }

    /// <summary>The submission that the same content made before.</summary>
    public string? SameAs { get; init; }

    /// <summary>A zero report stands for the month and would give way.</summary>
    public bool ZeroStands { get; init; }

    /// <summary>Submissions of the same kinds that counted for the month when the check was begun.</summary>
    public IReadOnlyList<string> Standing { get; init; } = [];

    /// <summary>Findings that were not listed because there are too many; the error workbook has them all.</summary>
    public int Unlisted { get; init; }

    public static DraftReport Parse(string json) =>
        JsonSerializer.Deserialize<DraftReport>(json, ReportJson.Options) ?? throw new FormatException("Not a report of an upload.");

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Options);
}
