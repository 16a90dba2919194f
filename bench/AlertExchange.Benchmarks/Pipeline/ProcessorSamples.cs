using System.Diagnostics;

namespace AlertExchange.Benchmarks.Pipeline;

/// <summary>How much processor this process had used at moments of the past: a look every few milliseconds.</summary>
internal sealed class ProcessorSamples : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly List<(DateTimeOffset At, TimeSpan Used)> _samples = [];
    private readonly Thread _thread;
    private volatile bool _ended;

    public ProcessorSamples()
    {
        _thread = new Thread(Sample) { IsBackground = true, Name = "processor samples" };
        _thread.Start();
    }

    /// <summary>Processor used by a moment, between two looks in proportion; ask after <see cref="Dispose"/>.</summary>
    public TimeSpan UsedAt(DateTimeOffset moment)
    {
        var next = _samples.FindIndex(s => s.At >= moment);
        if (next <= 0)
        {
            return next == 0 ? _samples[0].Used : _samples[^1].Used;
        }

        var ((beforeAt, before), (afterAt, after)) = (_samples[next - 1], _samples[next]);
        return before + (after - before) * ((moment - beforeAt) / (afterAt - beforeAt));
    }

    public void Dispose()
    {
        _ended = true;
        _thread.Join();
    }

    private void Sample()
    {
        using var process = Process.GetCurrentProcess();
        while (!_ended)
        {
            process.Refresh();
            _samples.Add((DateTimeOffset.UtcNow, process.TotalProcessorTime));
            Thread.Sleep(Interval);
        }
    }
}
