using System.Buffers;
using System.Globalization;
using System.Text;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>Text of XML and of SpreadsheetML: references (&amp;amp;, &amp;#160;) and escapes (_x000D_).</summary>
internal static class XmlText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Decodes references.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (text.IndexOf((byte)'&') < 0)
        {
            return Strict.GetString(text);
        }

        var writer = new ArrayBufferWriter<byte>(text.Length);
        AppendDecoded(text, writer);
        return Strict.GetString(writer.WrittenSpan);
    }

    /// <summary>Appends the text with its references resolved, still as UTF-8. An unknown reference stays as written.</summary>
    public static void AppendDecoded(ReadOnlySpan<byte> text, IBufferWriter<byte> writer)
    {
        Span<byte> utf8 = stackalloc byte[4];
        while (true)
        {
            var ampersand = text.IndexOf((byte)'&');
            if (ampersand < 0)
            {
                writer.Write(text);
                return;
            }

            writer.Write(text[..ampersand]);
            text = text[ampersand..];
            var end = text[..Math.Min(text.Length, 12)].IndexOf((byte)';');
            if (end > 0 && Resolve(text[1..end]) is { } rune)
            {
                writer.Write(utf8[..rune.EncodeToUtf8(utf8)]);
                text = text[(end + 1)..];
            }
            else
            {
                writer.Write("&"u8);
                text = text[1..];
            }
        }
    }

    /// <summary>Resolves the _xHHHH_ with which workbooks write characters that XML forbids.</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = text.IndexOf("_x", at, StringComparison.Ordinal))
        {
            if (at + 7 <= text.Length && text[at + 6] == '_'
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append(text, from, at - from).Append((char)code);
                at += 7;
                from = at;
            }
            else
            {
                at += 2;
            }
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private static Rune? Resolve(ReadOnlySpan<byte> reference)
    {
        if (reference.Length > 1 && reference[0] == (byte)'#')
        {
            var hexadecimal = reference[1] is (byte)'x' or (byte)'X';
            var digits = reference[(hexadecimal ? 2 : 1)..];
            return int.TryParse(digits, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                && Rune.IsValid(code) ? new Rune(code) : null;
        }

        return reference switch
        {
            _ when reference.SequenceEqual("amp"u8) => new Rune('&'),
            _ when reference.SequenceEqual("lt"u8) => new Rune('<'),
            _ when reference.SequenceEqual("gt"u8) => new Rune('>'),
            _ when reference.SequenceEqual("quot"u8) => new Rune('"'),
            _ when reference.SequenceEqual("apos"u8) => new Rune('\''),
            _ => null,
        };
    }
}
