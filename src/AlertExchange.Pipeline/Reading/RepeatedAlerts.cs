using System.Runtime.InteropServices;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Reading;

/// <summary>
/// Gives the second, third, … row with one natural key in a file an id of its own, so that none is lost.
/// The order of rows decides, which is why rows pass here in order; the same file gives the same ids again.
/// </summary>
internal sealed class RepeatedAlerts
{
    private static readonly UInt128 Stride = new(0x9E3779B97F4A7C15, 0xF39CC0605CEDC835);
    private readonly Dictionary<AlertId, int> _seen = [];

    /// <summary>The first time the id itself, later one derived from it and the count.</summary>
    public AlertId Number(AlertId id, out int repeat)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, id, out _);
        repeat = count++;
        return repeat == 0 ? id : new AlertId(id.Value + Stride * (uint)repeat);
    }
}
