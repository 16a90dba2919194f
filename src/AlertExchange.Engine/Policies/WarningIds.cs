using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AlertExchange.Engine.Policies;

/// <summary>Derives the ids of warnings.</summary>
internal static class WarningIds
{
    private const int LongestRuleId = 200;

    /// <summary>W- and 16 hex digits of a SHA-256 over household, person, window and rule id.</summary>
    public static WarningId Derive(SubjectKey household, SubjectKey person, string rule, int window)
    {
        Span<byte> data = stackalloc byte[20 + LongestRuleId * 3];
        BinaryPrimitives.WriteUInt64BigEndian(data, household.Value);
        BinaryPrimitives.WriteUInt64BigEndian(data[8..], person.Value);
        BinaryPrimitives.WriteInt32BigEndian(data[16..], window);
        var length = Encoding.UTF8.GetBytes(rule.AsSpan(0, Math.Min(rule.Length, LongestRuleId)), data[20..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data[..(20 + length)], hash);
        return new WarningId("W-" + Convert.ToHexStringLower(hash[..8]));
    }
}
