namespace AlertExchange.Intake.Adapting;

/// <summary>
/// Lets equal texts of a column share one string, cleaned once: townships, villages and categories repeat by the thousand. A small table
/// that forgets; a column whose texts hardly repeat (ids, names) switches it off for itself. For one thread at a time.
/// </summary>
/// <param name="clean">What becomes of a text; null for nothing.</param>
internal sealed class TextPool(Func<string, string?> clean)
{
    private const int Slots = 512;
    private const int LongestPooled = 32;
    private const int TrialLookups = 1024;

    private readonly (string? Written, string? Cleaned)[] _slots = new (string?, string?)[Slots];
    private int _lookups;
    private int _hits;
    private bool _off;

    /// <summary>The cleaned text.</summary>
    public string? Get(ReadOnlySpan<char> written)
    {
        if (_off || written.Length > LongestPooled)
        {
            return clean(new string(written));
        }

        uint hash = (uint)written.Length;
        foreach (var c in written)
        {
            hash = (hash ^ c) * 0x01000193;
        }

        ref var slot = ref _slots[(hash ^ (hash >> 15)) & (Slots - 1)];
        if (++_lookups == TrialLookups)
        {
            _off = _hits < TrialLookups / 4;
            (_lookups, _hits) = (0, 0);
        }

        if (slot.Written is not null && written.SequenceEqual(slot.Written))
        {
            _hits++;
            return slot.Cleaned;
        }

        var text = new string(written);
        slot = (text, clean(text));
        return slot.Cleaned;
    }
}
