using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>
/// Answers that take counting, shown to everybody who asks until what they were counted from changes, and for a minute at most: days pass, and
/// silences end. One who asks counts, the others wait for it. Thread-safe.
/// </summary>
/// <param name="most">Answers that are kept; with one more all are dropped.</param>
internal sealed class Kept<TKey, TValue>(TimeProvider time, int most)
    where TKey : notnull
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly Dictionary<TKey, (TValue Value, CountMark Mark, long At)> _answers = [];
    private readonly Lock _gate = new();

    /// <param name="mark">Read before what is counted.</param>
    public TValue Of(TKey key, CountMark mark, Func<TValue> count)
    {
        lock (_gate)
        {
            if (_answers.TryGetValue(key, out var kept) && kept.Mark == mark && time.GetElapsedTime(kept.At) < Fresh)
            {
                return kept.Value;
            }

            var value = count();
            if (_answers.Count >= most)
            {
                _answers.Clear();
            }

            _answers[key] = (value, mark, time.GetTimestamp());
            return value;
        }
    }
}
