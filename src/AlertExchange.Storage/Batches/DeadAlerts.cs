namespace AlertExchange.Storage.Batches;

/// <summary>A set of ordinals in one batch: alerts that no longer count. Bit n of byte n/8, lowest first.</summary>
public sealed class DeadAlerts
{
    private byte[] _bits;

    public DeadAlerts(int alerts) => _bits = new byte[(alerts + 7) / 8];

    public DeadAlerts(byte[] bits) => _bits = [.. bits];

    /// <summary>Number of dead alerts.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var b in _bits)
            {
                count += System.Numerics.BitOperations.PopCount(b);
            }

            return count;
        }
    }

    public bool this[int ordinal] => IsSet(_bits, ordinal);

    public void Add(int ordinal)
    {
        if (ordinal / 8 >= _bits.Length)
        {
            Array.Resize(ref _bits, ordinal / 8 + 1);
        }

        _bits[ordinal / 8] |= (byte)(1 << (ordinal % 8));
    }

    public void AddAll(DeadAlerts other)
    {
        if (other._bits.Length > _bits.Length)
        {
            Array.Resize(ref _bits, other._bits.Length);
        }

        for (var i = 0; i < other._bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }

    public byte[] ToBytes() => [.. _bits];

    /// <summary>Reads a bitmap as stored; null holds nothing.</summary>
    public static bool IsSet(byte[]? bits, int ordinal) =>
        bits is not null && ordinal / 8 < bits.Length && (bits[ordinal / 8] & (1 << (ordinal % 8))) != 0;
}
