using System.Threading.Channels;
using AlertExchange.Contracts.Messages;
using AlertExchange.Intake;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Storage;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Reading;

/// <summary>One file on its way: one thread reads rows, the others make batches of them, and those come together in order again to be stored.</summary>
internal sealed class FileReading(ExchangeStore store, string submissionId, WorkerLease worker, IntakeSession session, BatchMatch? match, StagedEntries staged, PlaceClock clock, Func<BatchStored, Task> announce)
{
    private readonly Channel<RawBatch> _raw = Channel.CreateBounded<RawBatch>(new BoundedChannelOptions(4) { SingleWriter = true });
    private readonly Channel<ReadyBatch> _ready = Channel.CreateBounded<ReadyBatch>(new BoundedChannelOptions(8) { SingleReader = true });
    private readonly BatchMaker _maker = new(store, submissionId, session, new RepeatedAlerts(), match);
    private readonly BatchWriter _writer = new(store, submissionId, worker, staged, clock, announce);

    /// <summary>Reads the file to its end and waits until everything is stored.</summary>
    /// <param name="progress">Told now and then how many rows were received.</param>
    public async Task<RowTally> RunAsync(Action<int> progress, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => ReadAsync(stop.Token), stop.Token);
        var making = Task.Run(() => MakeAllAsync(stop.Token), stop.Token);
        try
        {
            var waiting = new Dictionary<int, ReadyBatch>();
            var next = 0;
            await foreach (var batch in _ready.Reader.ReadAllAsync(stop.Token))
            {
                waiting.Add(batch.Number, batch);
                while (waiting.Remove(next, out var ready))
                {
                    await _writer.TakeAsync(ready, stop.Token);
                    next++;
                }

                progress(_writer.Tally.Received);
            }

            await reading;
            await making;
            return await _writer.FlushAsync(stop.Token);
        }
        catch
        {
            // The first failure is the one to tell; the other tasks only have to end before the file is closed.
            await stop.CancelAsync();
            await Task.WhenAll(reading, making).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await _writer.AbandonAsync();
            throw;
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var batch in session.ReadRaw())
            {
                await _raw.Writer.WriteAsync(batch, cancellation);
            }

            _raw.Writer.Complete();
        }
        catch (Exception broken)
        {
            _raw.Writer.Complete(broken);
            throw;
        }
    }

    private async Task MakeAllAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => MakeAsync(cancellation), cancellation)));
            _ready.Writer.TryComplete();
        }
        catch (Exception broken)
        {
            _ready.Writer.TryComplete(broken);
            throw;
        }
    }

    private async Task MakeAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var batch in _raw.Reader.ReadAllAsync(cancellation))
            {
                await _ready.Writer.WriteAsync(await _maker.MakeAsync(batch), cancellation);
            }
        }
        catch (Exception broken)
        {
            // The others are neither to read on to the end of the file first nor to wait for a turn that will not come.
            _ready.Writer.TryComplete(broken);
            _maker.Break();
            throw;
        }
    }
}
