namespace AlertExchange.Intake.Errors;

/// <summary>How a workbook of rows to correct is known again when it comes back.</summary>
public static class CorrectionMark
{
    /// <summary>Heading of the column that says what is wrong; ignored on binding.</summary>
    public const string ProblemHeading = "问题";

    /// <summary>First row of every sheet of an error workbook; a liaison may delete what follows these words but not them.</summary>
    public const string Words = "本表为更正表";

    /// <summary>The whole sentence.</summary>
    public const string Note = "本表为更正表：只列出有问题的行。请按“问题”一列改正后原样报送，系统只更新这些行，不会撤回其他行。请勿删除本行。";

    internal static bool IsIn(string text) => text.Contains(Words, StringComparison.Ordinal);
}
