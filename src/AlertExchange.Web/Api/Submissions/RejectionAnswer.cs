using System.ComponentModel;
using AlertExchange.Intake;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>A row that was not taken.</summary>
public sealed record RejectionAnswer(
    string Sheet,
    [property: Description("工作表中的行号，从 1 起。")] int Row,
    IReadOnlyList<RejectionProblem> Problems)
{
    internal static RejectionAnswer Of(RejectedRow row) => new(row.Sheet, row.Row, [.. row.Problems.Select(p => new RejectionProblem(p.Code, p.Column, p.Message))]);
}
