namespace AlertExchange.Intake.Reading.Text;

/// <summary>
/// Lets equal texts of a column share one string: townships, villages and categories repeat by the thousand. A small table that forgets;
/// a column whose texts hardly repeat (ids, names) switches it off for itself.
/// </summary>
internal sealed class TextPool
{
    private const int Slots = 512;
    private const int LongestPooled = 32;
    private const int TrialLookups = 1024;

    private readonly string?[] _slots = new string?[Slots];
    private int _lookups;
    private int _hits;
    private bool _off;

    public string Get(ReadOnlySpan<char> text)
    {
        if (_off || text.Length > LongestPooled)
        {
            return new string(text);
        }

        uint hash = (uint)text.Length;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x01000193;
        }

        ref var slot = ref _slots[(hash ^ (hash >> 15)) & (Slots - 1)];
        if (++_lookups == TrialLookups)
        {
            _off = _hits < TrialLookups / 4;
            (_lookups, _hits) = (0, 0);
        }

        if (slot is not null && text.SequenceEqual(slot))
        {
            _hits++;
            return slot;
        }

        return slot = new string(text);
    }
}
