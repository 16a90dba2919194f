using AlertExchange.Storage.Lists;
using RabbitMQ.Client.Exceptions;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>The messages of the broker's error queues, as dead letters.</summary>
internal sealed class MessageLetters(ErrorQueues queues, ExchangeSettings settings) : IDeadLetterSource
{
    public IReadOnlyList<DeadLetterKind> Kinds { get; } = [DeadLetterKind.Message];

    /// <summary>A queue can only be looked through from its beginning; how many messages are looked at is limited there.</summary>
    public async Task<(IReadOnlyList<DeadLetter> Letters, int Count)> PageAsync(DeadLetterKind kind, Paging paging, CancellationToken cancellation)
    {
        var all = await ListAsync(cancellation);
        return ([.. all.Skip((paging.Page - 1) * paging.Size).Take(paging.Size)], all.Count);
    }

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation) => [.. (await LookAsync(cancellation)).Select(Letter)];

    public async Task<(DeadLetter Letter, IReadOnlyList<LetterLine> Lines)?> FindAsync(string id, CancellationToken cancellation)
    {
        if (!Letters.IsMessage(id) || (await LookAsync(cancellation)).FirstOrDefault(m => m.LetterId == id) is not { } message)
        {
            return null;
        }

        return (Letter(message), [
            $"{message.Bytes} 字节，内容不显示" + (message.Publisher is null ? "" : "（含个人信息）"),
            message.Publisher is null
                ? "这是内部的领取凭证，只有编号；对应的报送如也在列表里，重做其中一个即可"
                : $"由 {message.Publisher} 推送，接收时程序出错。修复后重做，或让部门改正内容后换上改正的内容再重做",
            "重做就是放回原队列。",
        ]);
    }

    private async Task<IReadOnlyList<ErrorMessage>> LookAsync(CancellationToken cancellation)
    {
        try
        {
            return await queues.ListAsync(cancellation);
        }
        catch (Exception away) when (away is BrokerUnreachableException or AlreadyClosedException)
        {
            throw new SettingsException($"连不上 RabbitMQ（{settings.Transport.Host}:{settings.Transport.Port}），看不到消息队列里的搁置。请检查 transport 设置或等它恢复。", away);
        }
    }

    private static DeadLetter Letter(ErrorMessage message) => new(message.LetterId, DeadLetterKind.Message, null, $"队列 {message.Queue}", message.Fault, message.At);
}
