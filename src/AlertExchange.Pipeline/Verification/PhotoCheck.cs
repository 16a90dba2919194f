using System.Buffers.Binary;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>
/// Takes JPEG and PNG pictures by what they are, not by what they are called, and leaves out everything that is not the picture: place and
/// device of a telephone, comments, thumbnails, and whatever hides behind the end. A JPEG keeps how it is to be turned.
/// </summary>
public static class PhotoCheck
{
    /// <summary>Of one picture.</summary>
    public const int MaxBytes = 5 << 20;

    /// <summary>With one outcome.</summary>
    public const int MaxPhotos = 6;

    private static ReadOnlySpan<byte> PngHead => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when it is no picture that is taken, or a broken one.</summary>
    public static TakenPhoto? Take(ReadOnlySpan<byte> file)
    {
        if (file.Length is 0 or > MaxBytes)
        {
            return null;
        }

        if (file.StartsWith(PngHead))
        {
            return Png(file) is { } png ? new TakenPhoto(PhotoFormat.Png, png) : null;
        }

        return file is [0xFF, 0xD8, 0xFF, ..] && Jpeg(file) is { } jpeg ? new TakenPhoto(PhotoFormat.Jpeg, jpeg) : null;
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write([0xFF, 0xD8]);
        var (at, turn, hasFrame) = (2, 1, false);
        var segments = new List<Range>();
        while (at + 4 <= file.Length)
        {
            if (file[at] != 0xFF)
            {
                return null;
            }

            var marker = file[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return null;
            }

            if (marker == 0xDA)
            {
                return hasFrame && EndOf(file[at..]) is { } end ? Joined(kept, file, segments, turn, file.Slice(at, end)) : null;
            }

            if (marker == 0xE1)
            {
                turn = TurnOf(file.Slice(at + 4, length - 2)) ?? turn;
            }
            else if (marker is not (>= 0xE3 and <= 0xED or 0xEF or 0xFE))
            {
                // Tables, frames, and what tells the colours: JFIF, ICC, Adobe.
                segments.Add(at..(at + 2 + length));
                hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            }

            at += 2 + length;
        }

        return null;
    }

    private static byte[] Joined(MemoryStream kept, ReadOnlySpan<byte> file, List<Range> segments, int turn, ReadOnlySpan<byte> scans)
    {
        if (turn != 1)
        {
            // One entry: orientation.
            kept.Write([0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turn, 0, 0, 0, 0, 0, 0]);
        }

        foreach (var segment in segments)
        {
            kept.Write(file[segment]);
        }

        kept.Write(scans);
        return kept.ToArray();
    }

    // After the scan's head stand coded bytes; a progressive picture has tables and further scans between them. The end is the first FFD9.
    private static int? EndOf(ReadOnlySpan<byte> scans) => scans.IndexOf([(byte)0xFF, (byte)0xD9]) is var end and >= 0 ? end + 2 : null;

    private static int? TurnOf(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
        {
            return null;
        }

        var tiff = segment[6..];
        var big = tiff.StartsWith("MM"u8);
        if (!big && !tiff.StartsWith("II"u8))
        {
            return null;
        }

        long first = Number32(tiff[4..], big);
        if (first + 2 > tiff.Length)
        {
            return null;
        }

        var entries = Number16(tiff[(int)first..], big);
        for (var i = 0; i < entries; i++)
        {
            var entry = (int)first + 2 + (i * 12);
            if (entry + 12 > tiff.Length)
            {
                return null;
            }

            if (Number16(tiff[entry..], big) == 0x0112)
            {
                return Number16(tiff[(entry + 8)..], big) is var turn and >= 1 and <= 8 ? turn : null;
            }
        }

        return null;
    }

    private static byte[]? Png(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(PngHead);
        for (var at = PngHead.Length; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                return null;
            }

            var size = (int)length + 12;
            var kind = file.Slice(at + 4, 4);
            if (at == PngHead.Length && !kind.SequenceEqual("IHDR"u8))
            {
                return null;
            }

            // A capital begins the name of what a picture cannot be shown without; of the rest only what tells transparency and colours is kept.
            if (kind[0] is >= (byte)'A' and <= (byte)'Z' || kind.SequenceEqual("tRNS"u8) || kind.SequenceEqual("gAMA"u8) || kind.SequenceEqual("sRGB"u8))
            {
                kept.Write(file.Slice(at, size));
            }

            if (kind.SequenceEqual("IEND"u8))
            {
                return kept.ToArray();
            }

            at += size;
        }

        return null;
    }

    private static ushort Number16(ReadOnlySpan<byte> bytes, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool big) => big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
