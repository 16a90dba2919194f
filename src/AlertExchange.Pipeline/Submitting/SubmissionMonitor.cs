using System.Collections.Concurrent;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>Tells whoever waits in this process how far a submission is. The store stays the truth; this is for progress bars.</summary>
public sealed class SubmissionMonitor
{
    private readonly ConcurrentDictionary<string, Watch> _watches = new();

    /// <summary>Begins to watch; call it before the work can finish.</summary>
    public Watch Begin(string submissionId) => _watches.GetOrAdd(submissionId, _ => new Watch());

    internal void Report(string submissionId, double? part, string text)
    {
        if (_watches.TryGetValue(submissionId, out var watch))
        {
            watch.Progress = (part, text);
            watch.IsWorkedOnHere = true;
        }
    }

    internal void Finished(string submissionId)
    {
        if (_watches.TryRemove(submissionId, out var watch))
        {
            watch.Done.TrySetResult();
        }
    }

    /// <summary>One submission's progress.</summary>
    public sealed class Watch
    {
        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>0 to 1, or null when nobody can say, and what is being done, in Chinese.</summary>
        public (double? Part, string Text) Progress { get; internal set; } = (null, "等待处理");

        /// <summary>True once a station of this process has said something about it.</summary>
        public bool IsWorkedOnHere { get; internal set; }

        /// <summary>Completes when the submission ended in whatever way.</summary>
        public Task Finished => Done.Task;
    }
}
