using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>Codes of six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, which every authenticator program knows).</summary>
public static class Totp
{
    public const int KeyBytes = 20;

    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Base32Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The number of the half minute.</summary>
    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The algorithm that RFC 6238 names and telephones speak; a collision of SHA-1 is no way into an HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = (BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFFFFFF) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is: the present one, or one before or after for a telephone whose clock is not exact. Null: of none.</summary>
    public static long? StepOf(ReadOnlySpan<byte> key, string? code, DateTimeOffset now)
    {
        Span<byte> given = stackalloc byte[Digits];
        if (!TryRead(code, given))
        {
            return null;
        }

        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Code(key, step))))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The key as people type it: base 32 in groups of four.</summary>
    public static string KeyText(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        var (buffer, bits, letters) = (0, 0, 0);
        foreach (var octet in key)
        {
            buffer = ((buffer << 8) | octet) & 0xFFF;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(letters++ is > 0 and var n && n % 4 == 0 ? " " : "").Append(Base32Characters[(buffer >> (bits - 5)) & 31]);
            }
        }

        return text.ToString();
    }

    /// <summary>What a telephone opens to take the key over.</summary>
    public static string Link(string login, ReadOnlySpan<byte> key) =>
        $"otpauth://totp/{Uri.EscapeDataString("防返贫预警")}:{Uri.EscapeDataString(login)}?secret={KeyText(key).Replace(" ", "", StringComparison.Ordinal)}&issuer={Uri.EscapeDataString("防返贫预警")}&digits={Digits}&period={StepSeconds}";

    // People write the code as their telephone shows it, with a space in the middle.
    private static bool TryRead(string? code, Span<byte> digits)
    {
        var count = 0;
        foreach (var c in code ?? "")
        {
            if (c == ' ')
            {
                continue;
            }

            if (!char.IsAsciiDigit(c) || count == digits.Length)
            {
                return false;
            }

            digits[count++] = (byte)c;
        }

        return count == digits.Length;
    }
}
