namespace AlertExchange.Pipeline.Reading;

/// <summary>Lets threads that work on numbered pieces side by side do one part of the work in the order of the numbers, from 0 without a gap.</summary>
internal sealed class Turns
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, TaskCompletionSource> _waiting = [];
    private int _next;
    private bool _broken;

    /// <summary>Does the part when all earlier numbers have done theirs.</summary>
    /// <exception cref="OperationCanceledException">One of them never will.</exception>
    public async ValueTask TakeAsync(int number, Action part)
    {
        Task? before = null;
        lock (_gate)
        {
            if (!_broken && number != _next)
            {
                before = (_waiting[number] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }

        if (before is not null)
        {
            await before;
        }

        lock (_gate)
        {
            if (_broken)
            {
                throw new OperationCanceledException("An earlier piece was given up.");
            }
        }

        part();
        lock (_gate)
        {
            _next = number + 1;
            if (_waiting.Remove(_next, out var after))
            {
                after.SetResult();
            }
        }
    }

    /// <summary>Ends the waiting of those whose turn will not come.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _broken = true;
            foreach (var waiting in _waiting.Values)
            {
                waiting.TrySetResult();
            }

            _waiting.Clear();
        }
    }
}
