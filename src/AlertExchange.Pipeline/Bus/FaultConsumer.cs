using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Storage;
using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>
/// The edge of every station: work that failed after its retries ends as a recorded fault on its submission. Only the exception's type
/// is recorded; its message could hold a row's contents.
/// </summary>
internal sealed class FaultConsumer(ExchangeStore store, ReadingStation reading, ClaimChecks checks)
    : IConsumer<Fault<SubmissionReceived>>, IConsumer<Fault<BatchStored>>, IConsumer<Fault<SubmissionMatched>>
{
    public Task Consume(ConsumeContext<Fault<SubmissionReceived>> context) => RecordAsync(context, "intake", context.Message.Message.SubmissionId);

    public Task Consume(ConsumeContext<Fault<BatchStored>> context) => RecordAsync(context, "matching", context.Message.Message.SubmissionId);

    public Task Consume(ConsumeContext<Fault<SubmissionMatched>> context) => RecordAsync(context, "assessment", context.Message.Message.SubmissionId);

    private async Task RecordAsync<TFault>(ConsumeContext<TFault> context, string stage, string submissionId)
        where TFault : class, Fault
    {
        try
        {
            if (store.Read(scope => store.Submissions.Find(scope, submissionId)) is { } submission)
            {
                var type = context.Message.Exceptions is [var first, ..] ? StationFault.TypeOf(first) : "unknown";
                await reading.GiveUpAsync(submission, new Storage.Submissions.Fault(stage, "fault." + type, "处理中断，已记录故障；原文件仍在，可请管理员查明后重报"), context.CancellationToken);
            }
        }
        catch (Exception away) when (StoreOutage.Is(away))
        {
            await checks.PutOffAsync(context);
        }
    }
}
