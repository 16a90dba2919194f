namespace AlertExchange.Intake.Reviews;

/// <summary>The workbook of clerical review: its sheets, and the headings that reading it back looks for.</summary>
public static class ReviewSheet
{
    public const string CaseSheet = "人工审核";

    public const string Case = "案件编号";

    public const string Answer = "是否同一人";

    public const string Reason = "理由";

    public const string PersonCode = "人编号";

    public const string Revision = "修订";

    public const string Check = "校验码";

    public const string Yes = "是";

    public const string No = "否";

    /// <summary>Columns that a reviewer may write in; the others are protected.</summary>
    public static IReadOnlyList<string> Writable { get; } = [Answer, Reason];
}
