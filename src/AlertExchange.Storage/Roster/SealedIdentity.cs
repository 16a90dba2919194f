using System.Buffers.Binary;
using System.Text;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Roster;

/// <summary>Citizen id and telephone of a person on the roster, sealed together and bound to the person's number.</summary>
internal static class SealedIdentity
{
    private const char Separator = '\n';

    /// <summary>Null when there is nothing to seal.</summary>
    public static byte[]? Seal(Sealer sealer, int personNo, string? citizenId, string? phone)
    {
        if (citizenId is null && phone is null)
        {
            return null;
        }

        Span<byte> context = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(context, personNo);
        var text = phone is null ? citizenId! : citizenId + Separator + phone;
        Span<byte> plain = text.Length <= 100 ? stackalloc byte[300] : new byte[text.Length * 3];
        return sealer.Seal(plain[..Encoding.UTF8.GetBytes(text, plain)], context);
    }

    public static (string? CitizenId, string? Phone) Open(Sealer sealer, int personNo, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.IsEmpty)
        {
            return default;
        }

        Span<byte> context = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(context, personNo);
        Span<byte> plain = sealedBytes.Length <= 400 ? stackalloc byte[400] : new byte[sealedBytes.Length];
        plain = plain[..sealer.Open(sealedBytes, context, plain)];
        var separator = plain.IndexOf((byte)Separator);
        return separator < 0
            ? (Encoding.UTF8.GetString(plain), null)
            : (separator == 0 ? null : Encoding.UTF8.GetString(plain[..separator]), Encoding.UTF8.GetString(plain[(separator + 1)..]));
    }
}
