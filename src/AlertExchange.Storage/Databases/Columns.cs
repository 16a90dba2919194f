using System.Buffers.Binary;
using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Databases;

/// <summary>How values of the domain stand in columns.</summary>
internal static class Columns
{
    public static string Text(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    public static string? Text(DateTimeOffset? moment) => moment is null ? null : Text(moment.Value);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Text(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset Moment(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    public static DateTimeOffset? OptionalMoment(string? text) => text is null ? null : Moment(text);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static decimal? Amount(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    public static Period Period(string text) =>
        Contracts.Alerts.Period.TryParse(text, out var period) ? period : throw new FormatException("Not a period.");

    /// <summary>16 bytes each, big-endian, so that their order is the ids' order.</summary>
    public static byte[] Bytes(IReadOnlyList<AlertId> ids)
    {
        var bytes = new byte[ids.Count * 16];
        for (var i = 0; i < ids.Count; i++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(i * 16), ids[i].Value);
        }

        return bytes;
    }

    public static byte[]? Bytes(AlertId? id) => id is null ? null : Bytes([id.Value]);

    public static AlertId[] AlertIds(ReadOnlySpan<byte> bytes)
    {
        var ids = new AlertId[bytes.Length / 16];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = new AlertId(BinaryPrimitives.ReadUInt128BigEndian(bytes[(i * 16)..]));
        }

        return ids;
    }

    public static byte[] Bytes(IReadOnlyList<ulong> keys)
    {
        var bytes = new byte[keys.Count * sizeof(ulong)];
        for (var i = 0; i < keys.Count; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)), keys[i]);
        }

        return bytes;
    }

    public static ulong[] EventKeys(ReadOnlySpan<byte> bytes)
    {
        var keys = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[(i * sizeof(ulong))..]);
        }

        return keys;
    }

    public static long Number(SubjectKey key) => unchecked((long)key.Value);

    public static SubjectKey Subject(long number) => new(unchecked((ulong)number));

    public static long[] Numbers(IReadOnlyCollection<SubjectKey> keys)
    {
        var numbers = new long[keys.Count];
        var i = 0;
        foreach (var key in keys)
        {
            numbers[i++] = Number(key);
        }

        return numbers;
    }

    /// <summary>The 64 bits behind the prefix of an id such as <c>W-0123456789abcdef</c>.</summary>
    public static long Number(string id, string prefix)
    {
        if (id.Length == prefix.Length + 16 && id.StartsWith(prefix, StringComparison.Ordinal)
            && ulong.TryParse(id.AsSpan(prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            && !id.AsSpan(prefix.Length).ContainsAnyInRange('A', 'F'))
        {
            return unchecked((long)number);
        }

        throw new ArgumentException($"An id is {prefix} and 16 lower-case hex digits.", nameof(id));
    }

    public static string Id(long number, string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{unchecked((ulong)number):x16}");
}
