using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Border;
using AlertExchange.Storage;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace AlertExchange.Pipeline.Publishing;

/// <summary>
/// Reads what departments publish, each department's queue in its order, and replies. A message is taken off its queue only when its
/// reply is confirmed; one whose reply was lost is recognised when it comes again. A database that is away is waited for; what makes the program
/// itself fail is put aside as a dead letter. Nothing is ever sent round and round.
/// </summary>
internal sealed partial class PublisherInbox(BorderLink link, PublishingDesk desk, FormCatalog forms, ExchangeSettings settings, PlaceClock clock, ILogger<PublisherInbox> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var unknown in settings.Publishers.Where(d => forms.Department(d) is null))
        {
            Unknown(log, unknown.Value);
        }

        await Task.WhenAll(settings.Publishers.Where(d => forms.Department(d) is not null).Select(d => ServeAsync(d, stoppingToken)));
    }

    private async Task ServeAsync(DepartmentId department, CancellationToken stop)
    {
        var away = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var channel = await link.OpenAsync(stop);
                await BorderTopology.DeclareAsync(channel, settings.Transport, department, stop);
                away = false;
                await ReadAsync(channel, department, stop);
            }
            catch (Exception broken) when (!stop.IsCancellationRequested)
            {
                if (!away)
                {
                    Away(log, department.Value, broken.GetType().Name);
                }

                away = true;
            }

            await Task.Delay(Pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Reads until the channel is gone.</summary>
    private async Task ReadAsync(IChannel channel, DepartmentId department, CancellationToken stop)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            gone.TrySetResult();
            return Task.CompletedTask;
        };

        // One at a time: a correction published after what it corrects is taken after it.
        await channel.BasicQosAsync(0, 1, global: false, stop);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            try
            {
                await TakeAsync(channel, department, message, stop);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                // The broker went away under the work: the message comes again on the next channel.
                Away(log, department.Value, broken.GetType().Name);
                gone.TrySetResult();
            }
        };
        await channel.BasicConsumeAsync(BorderNames.Alerts(settings.Transport, department), autoAck: false, consumer, stop);
        await gone.Task.WaitAsync(stop);
    }

    private async Task TakeAsync(IChannel channel, DepartmentId department, BasicDeliverEventArgs message, CancellationToken stop)
    {
        // The client takes the buffer back when this returns or awaits long.
        var body = message.Body.ToArray();
        while (true)
        {
            try
            {
                var reply = await desk.TakeAsync(department, body, by: null, address: null, stop);
                await channel.BasicPublishAsync("", BorderNames.Replies(settings.Transport, department), mandatory: true, Properties(message, "batch.reply"), NoticeJson.SerializeToUtf8(reply), stop);
                Answered(log, department.Value, reply.Verdict.ToString(), reply.Received, reply.Accepted);
                break;
            }
            catch (Exception away) when (StoreOutage.Is(away) && !stop.IsCancellationRequested)
            {
                await Task.Delay(OutagePause, stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException && channel.IsOpen)
            {
                var aside = Properties(message, message.BasicProperties.Type);
                aside.Headers = new Dictionary<string, object?>
                {
                    [BorderTopology.FaultHeader] = fault.GetType().FullName,
                    [BorderTopology.FaultTimeHeader] = clock.Now.ToString("O", CultureInfo.InvariantCulture),
                };
                await channel.BasicPublishAsync("", BorderNames.Errors(BorderNames.Alerts(settings.Transport, department)), mandatory: true, aside, body, stop);
                PutAside(log, department.Value, fault.GetType().FullName);
                break;
            }
        }

        await channel.BasicAckAsync(message.DeliveryTag, multiple: false, stop);
    }

    private static BasicProperties Properties(BasicDeliverEventArgs message, string? type) => new()
    {
        // What answers what; an id that is longer than an id is none.
        CorrelationId = (message.BasicProperties.CorrelationId ?? message.BasicProperties.MessageId) is { Length: <= 128 } id ? id : null,
        MessageId = Guid.NewGuid().ToString("N"),
        Type = type,
        ContentType = "application/json",
        ContentEncoding = "utf-8",
        Persistent = true,
    };

    [LoggerMessage(LogLevel.Error, "publishers names {Department}, which no file of the configuration describes; nothing is read from it.")]
    private static partial void Unknown(ILogger log, string department);

    [LoggerMessage(LogLevel.Warning, "The queue of {Department} cannot be read ({Reason}); it is tried again.")]
    private static partial void Away(ILogger log, string department, string reason);

    [LoggerMessage(LogLevel.Information, "A published batch of {Department}: {Verdict}, {Received} alerts, {Accepted} accepted.")]
    private static partial void Answered(ILogger log, string department, string verdict, int received, int accepted);

    [LoggerMessage(LogLevel.Error, "A published batch of {Department} was put aside: {Fault}.")]
    private static partial void PutAside(ILogger log, string department, string? fault);
}
