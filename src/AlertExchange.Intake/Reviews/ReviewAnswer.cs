namespace AlertExchange.Intake.Reviews;

/// <summary>One row of a workbook that came back, as it stands there.</summary>
/// <param name="Row">1-based row of the sheet.</param>
/// <param name="Answer">是, 否, something else, or empty.</param>
public sealed record ReviewAnswer(int Row, string Case, string PersonCode, string Answer, string Reason, string Revision, string Check)
{
    /// <summary>What stands in it may be personal data: nothing is printed.</summary>
    public override string ToString() => $"{nameof(ReviewAnswer)} {{ {Row} }}";
}
