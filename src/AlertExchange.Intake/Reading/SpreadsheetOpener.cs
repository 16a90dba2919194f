using System.Text;
using AlertExchange.Intake.Reading.Binary;
using AlertExchange.Intake.Reading.OpenXml;
using AlertExchange.Intake.Reading.Text;

namespace AlertExchange.Intake.Reading;

/// <summary>Opens whatever a liaison sends, by content and never by extension.</summary>
public static class SpreadsheetOpener
{
    private const int HeadBytes = 4096;

    /// <summary>The stream must be seekable; it is read from its start, and stays the caller's to close.</summary>
    /// <exception cref="IntakeRefusedException">The file is not a workbook or table that can be read.</exception>
    public static ISpreadsheet Open(Stream seekable, string fileName, SpreadsheetLimits? limits = null)
    {
        limits ??= SpreadsheetLimits.Default;
        if (seekable.Length > limits.MaxFileBytes)
        {
            throw FileRefusal.TooLarge(seekable.Length, limits.MaxFileBytes);
        }

        Span<byte> buffer = stackalloc byte[HeadBytes];
        seekable.Position = 0;
        var head = (ReadOnlySpan<byte>)buffer[..seekable.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false)];
        seekable.Position = 0;
        if (head.IsEmpty)
        {
            throw FileRefusal.Empty();
        }

        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return OpenXmlWorkbook.Open(seekable, limits);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return BinaryWorkbook.Open(seekable, limits);
        }

        RefuseForeign(head);
        return new TextSheet(seekable, Path.GetFileNameWithoutExtension(fileName), limits);
    }

    private static void RefuseForeign(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF"u8))
        {
            throw FileRefusal.Pdf();
        }

        if (IsImage(head))
        {
            throw FileRefusal.Image();
        }

        if (head.StartsWith("{\\rtf"u8))
        {
            throw FileRefusal.Word();
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith("Rar!"u8)
            || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) || head.StartsWith("PK"u8) && head.Length > 3 && head[2] < 9)
        {
            throw FileRefusal.Archive();
        }

        if (head.Length > 3 && head[0] == 0x09 && head[1] is 0 or 2 or 4 or 8 && head[2] is 4 or 6 or 8 or 16 && head[3] == 0)
        {
            // A bare BIFF stream: Excel 2 to 4 (and 95 saved by tools) had no container.
            throw FileRefusal.OldExcel();
        }

        RefuseMarkup(head);
        if (!IsUtf16(head))
        {
            RefuseBinary(head);
        }
    }

    private static bool IsImage(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
        || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || head.StartsWith("GIF8"u8)
        || (head.StartsWith("BM"u8) && head.Length > 14 && head[6..10].IndexOfAnyExcept((byte)0) < 0)
        || head.StartsWith("II*\0"u8)
        || head.StartsWith("MM\0*"u8)
        || (head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..12].SequenceEqual("WEBP"u8));

    private static void RefuseMarkup(ReadOnlySpan<byte> head)
    {
        // Markup is ASCII in every encoding met here; the NULs of UTF-16 fall away.
        var text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE').TrimStart();
        if (text.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase))
        {
            throw FileRefusal.Html();
        }

        if (!text.StartsWith('<'))
        {
            return;
        }

        if (text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase)
            && text.Contains("<?mso-application", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<Workbook", StringComparison.Ordinal))
        {
            throw FileRefusal.Xml2003();
        }

        foreach (var tag in (ReadOnlySpan<string>)["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<div", "<style", "<script"])
        {
            if (text.Contains(tag, StringComparison.OrdinalIgnoreCase))
            {
                throw FileRefusal.Html();
            }
        }

        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<!", StringComparison.Ordinal))
        {
            throw FileRefusal.Xml();
        }
    }

    private static bool IsUtf16(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    /// <summary>Text has no control characters but tabs and line ends; a few strays are tolerated.</summary>
    private static void RefuseBinary(ReadOnlySpan<byte> head)
    {
        var controls = 0;
        foreach (var value in head)
        {
            controls += value < 0x20 && value is not (0 or 9 or 10 or 11 or 12 or 13 or 0x1A or 0x1B) ? 1 : 0;
        }

        var nuls = head.Count((byte)0);
        if (controls > 2 + head.Length / 100 || nuls > head.Length / 100 && nuls > 4)
        {
            throw FileRefusal.NotText();
        }
    }
}
