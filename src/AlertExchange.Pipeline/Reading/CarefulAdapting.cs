using AlertExchange.Intake;
using AlertExchange.Pipeline.DeadLetters;

namespace AlertExchange.Pipeline.Reading;

/// <summary>
/// Cleaning and judging a batch; rows that the program fails on are rejected by themselves, so that their liaison is told of them and the
/// others are taken. Pure, as adapting is: every pass over a file gives the same.
/// </summary>
internal static class CarefulAdapting
{
    public const string Code = "row.fault";

    /// <param name="adapt">Cleans and judges a batch.</param>
    /// <param name="batch">As it was read.</param>
    public static AdaptedBatch Adapt(Func<RawBatch, AdaptedBatch> adapt, RawBatch batch)
    {
        try
        {
            return adapt(batch);
        }
        catch (Exception fault) when (PoisonSearch.MayBeOneThing(fault) && fault is not IntakeRefusedException)
        {
            var faults = PoisonSearch.Find(batch.Rows.Count, (start, count) => adapt(batch with { Rows = [.. batch.Rows.Skip(start).Take(count)] }));
            var adapted = adapt(batch with { Rows = [.. batch.Rows.Where((_, i) => !faults.ContainsKey(i))] });
            var failed = faults.Select(f => new RejectedRow(
                batch.Sheet.SheetName, batch.Rows[f.Key].Number, [new RowProblem(Code, null, $"程序处理这一行时出错（{f.Value}），没有接收；其他行不受影响。请把这一行告诉系统管理员")], null));
            return adapted with { Rejected = [.. adapted.Rejected.Concat(failed).OrderBy(r => r.Row)] };
        }
    }
}
