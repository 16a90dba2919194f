using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>A row of a file that is behind a warning.</summary>
/// <param name="Measure">Yuan, as the row says it.</param>
/// <param name="Person">Surname alone.</param>
/// <param name="MaskedId">With the surname enough to see that rows mean one person; null where the row gives none.</param>
public sealed record CountedRow(
    string SubmissionId, string FileName, string Sheet, int Row, DepartmentId Department, AlertKind Kind, Period Period, decimal? Measure, DateOnly? OccurredOn, string Person,
    string? MaskedId)
{
    /// <summary>Even masked, a person is not printed.</summary>
    public override string ToString() => $"{nameof(CountedRow)} {{ {SubmissionId}, {Row} }}";
}
