using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace AlertExchange.Intake.Reading.Text;

/// <summary>
/// Turns the bytes of a text file into characters strictly: a byte that cannot be decoded refuses the file, nothing is replaced.
/// Without a byte order mark the encoding is decided at the first non-ASCII byte, because until there UTF-8 and GB18030 are the same.
/// </summary>
internal sealed class TextDecoding
{
    /// <summary>Bytes of evidence on which UTF-8 and GB18030 are told apart.</summary>
    private const int ChunkBytes = 1 << 20;

    private readonly Stream _stream;
    private readonly byte[] _bytes = new byte[ChunkBytes];
    private int _start;
    private int _end;
    private bool _ended;
    private Form _form;
    private Decoder? _decoder;
    private string _encodingName = "";
    private int _line = 1;

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public TextDecoding(Stream stream)
    {
        _stream = stream;
        Fill();
        var head = _bytes.AsSpan(0, _end);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            (_start, _form) = (3, Form.Utf8);
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            (_start, _form, _encodingName, _decoder) = (2, Form.Other, "UTF-16", new UnicodeEncoding(false, false, true).GetDecoder());
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            (_start, _form, _encodingName, _decoder) = (2, Form.Other, "UTF-16", new UnicodeEncoding(true, false, true).GetDecoder());
        }
    }

    /// <summary>Fills a part of the buffer; 0 at the end of the file.</summary>
    /// <param name="destination">Where the characters go; room for a few at least.</param>
    public int Read(Span<char> destination)
    {
        while (true)
        {
            if (_start == _end && !_ended)
            {
                Fill();
            }

            var source = _bytes.AsSpan(_start, _end - _start);
            var (used, written) = _form switch
            {
                Form.Undecided => FromAscii(source, destination),
                Form.Utf8 => FromUtf8(source, destination),
                _ => FromOther(source, destination),
            };

            _start += used;
            if (written > 0)
            {
                var text = destination[..written];
                var nul = text.IndexOf('\0');
                _line += (nul < 0 ? text : text[..nul]).Count('\n');
                return nul < 0 ? written : throw FileRefusal.Nul(_line);
            }

            if (_ended && _start == _end)
            {
                return 0;
            }
        }
    }

    private (int Used, int Written) FromAscii(ReadOnlySpan<byte> source, Span<char> destination)
    {
        var status = Ascii.ToUtf16(source[..Math.Min(source.Length, destination.Length)], destination, out var written);
        if (status == OperationStatus.InvalidData && written == 0)
        {
            Decide();
        }

        return (written, written);
    }

    private (int Used, int Written) FromUtf8(ReadOnlySpan<byte> source, Span<char> destination)
    {
        switch (Utf8.ToUtf16(source, destination, out var used, out var written, replaceInvalidSequences: false, isFinalBlock: _ended))
        {
            case OperationStatus.InvalidData when written == 0:
                throw FileRefusal.Undecodable(_line, "UTF-8");
            case OperationStatus.NeedMoreData when written == 0:
                Fill();
                break;
            default:
                break;
        }

        return (used, written);
    }

    private (int Used, int Written) FromOther(ReadOnlySpan<byte> source, Span<char> destination)
    {
        try
        {
            _decoder!.Convert(source, destination, _ended && source.Length <= destination.Length, out var used, out var written, out _);
            return (used, written);
        }
        catch (DecoderFallbackException fault)
        {
            var valid = source[..Math.Clamp(fault.Index, 0, source.Length)];
            throw FileRefusal.Undecodable(_line + valid.Count((byte)'\n'), _encodingName);
        }
    }

    private void Fill()
    {
        var kept = _end - _start;
        _bytes.AsSpan(_start, kept).CopyTo(_bytes);
        var read = _stream.ReadAtLeast(_bytes.AsSpan(kept), _bytes.Length - kept, throwOnEndOfStream: false);
        (_start, _end) = (0, kept + read);
        _ended = _end < _bytes.Length;
    }

    /// <summary>Called with the first non-ASCII byte at the start of what is left.</summary>
    private void Decide()
    {
        Fill();
        var evidence = _bytes.AsSpan(0, _end);
        if (!_ended)
        {
            // Neither encoding can be judged on a character cut in two.
            var last = evidence.LastIndexOfAnyInRange((byte)0, (byte)0x7F);
            evidence = last < 0 ? evidence : evidence[..(last + 1)];
        }

        if (Utf8Validity(evidence) is not { } damagedUtf8)
        {
            _form = Form.Utf8;
            return;
        }

        if (damagedUtf8 >= 0)
        {
            // Read as GB18030 this would become plausible but wrong characters.
            throw FileRefusal.Undecodable(_line + evidence[..damagedUtf8].Count((byte)'\n'), "UTF-8");
        }

        (_form, _encodingName) = (Form.Other, "GB18030");
        _decoder = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetDecoder();
    }

    /// <summary>Null: valid UTF-8. Otherwise the position of the first fault where nearly all is UTF-8, or -1 where it is another encoding.</summary>
    private static int? Utf8Validity(ReadOnlySpan<byte> evidence)
    {
        if (Utf8.IsValid(evidence))
        {
            return null;
        }

        int characters = 0, faults = 0, firstFault = -1;
        for (var i = 0; i < evidence.Length;)
        {
            if (evidence[i] < 0x80)
            {
                i++;
                continue;
            }

            if (Rune.DecodeFromUtf8(evidence[i..], out _, out var length) == OperationStatus.Done)
            {
                characters++;
            }
            else
            {
                faults++;
                firstFault = firstFault < 0 ? i : firstFault;
            }

            i += length;
        }

        return characters > 8L * faults ? firstFault : -1;
    }

    private enum Form
    {
        /// <summary>Only ASCII so far.</summary>
        Undecided,
        Utf8,
        /// <summary>What <see cref="_decoder"/> knows.</summary>
        Other,
    }
}
