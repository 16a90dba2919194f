using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Storage;
using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>
/// The edge of every station: work that failed after its retries ends as a recorded fault on its submission. Only the exception's type
/// is recorded; its message could hold a row's contents.
/// </summary>
internal sealed class FaultConsumer(ExchangeStore store, ReadingStation reading)
    : IConsumer<Fault<SubmissionReceived>>, IConsumer<Fault<BatchStored>>, IConsumer<Fault<SubmissionMatched>>
{
    public Task Consume(ConsumeContext<Fault<SubmissionReceived>> context) => RecordAsync("intake", context.Message.Message.SubmissionId, context.Message.Exceptions, context.CancellationToken);

    public Task Consume(ConsumeContext<Fault<BatchStored>> context) => RecordAsync("matching", context.Message.Message.SubmissionId, context.Message.Exceptions, context.CancellationToken);

    public Task Consume(ConsumeContext<Fault<SubmissionMatched>> context) => RecordAsync("assessment", context.Message.Message.SubmissionId, context.Message.Exceptions, context.CancellationToken);

    private async Task RecordAsync(string stage, string submissionId, ExceptionInfo[] exceptions, CancellationToken cancellation)
    {
        if (store.Read(scope => store.Submissions.Find(scope, submissionId)) is { } submission)
        {
            var type = exceptions.Length > 0 ? exceptions[0].ExceptionType : "unknown";
            await reading.GiveUpAsync(submission, new Storage.Submissions.Fault(stage, "fault." + type, "处理中断，已记录故障；原文件仍在，可请管理员查明后重报"), cancellation);
        }
    }
}
