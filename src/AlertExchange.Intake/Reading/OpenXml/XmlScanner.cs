using System.Buffers;

namespace AlertExchange.Intake.Reading.OpenXml;

internal enum XmlToken
{
    /// <summary>The document is complete and the part's checksum right.</summary>
    End,
    Start,
    Close,
    Text,
}

/// <summary>
/// A forward scanner for the plain XML of OOXML parts, over bytes. Own code because a sheet is the larger half of the cost of an .xlsx, and
/// because memory must stay bounded whatever the part says: no token is longer than <see cref="LongestToken"/>, elements nest at most
/// <see cref="Deepest"/> deep, there are no DTDs and so no entities but the five of XML and character references.
/// Names are local: prefixes are cut off.
/// </summary>
internal sealed class XmlScanner : IDisposable
{
    private const int LongestToken = 1 << 20;
    private const int Deepest = 64;

    private static readonly SearchValues<byte> TagEndOrQuote = SearchValues.Create(">\"'"u8);

    private readonly Stream _stream;
    private readonly string _part;
    private readonly int[] _open = new int[Deepest];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _at;
    private int _end;
    private bool _ended;
    private int _depth;
    private bool _rootSeen;
    private bool _closePending;

    private int _nameStart;
    private int _nameLength;
    private int _bodyStart;
    private int _bodyLength;

    public XmlScanner(Stream stream, string part)
    {
        (_stream, _part) = (stream, part);
        Fill();
        var head = _buffer.AsSpan(0, _end);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            _at = 3;
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw FileRefusal.Corrupt(part);
        }
    }

    /// <summary>How many elements are open, the one just started included.</summary>
    public int Depth => _depth;

    /// <summary>Local name of a Start token.</summary>
    public ReadOnlySpan<byte> Name => _buffer.AsSpan(_nameStart, _nameLength);

    /// <summary>Attributes of a Start token.</summary>
    public XmlAttributes Attributes => new(_buffer.AsSpan(_bodyStart, _bodyLength));

    /// <summary>A Text token as it stands in the file; references are still in it unless <see cref="TextIsLiteral"/>.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_bodyStart, _bodyLength);

    public bool TextIsLiteral { get; private set; }

    /// <summary>An empty element gives a Start and a Close.</summary>
    public XmlToken Read()
    {
        if (_closePending)
        {
            _closePending = false;
            _depth--;
            return XmlToken.Close;
        }

        while (true)
        {
            if (_at == _end && !Fill())
            {
                return _depth == 0 && _rootSeen ? XmlToken.End : throw FileRefusal.Corrupt(_part);
            }

            if (_buffer[_at] == (byte)'<')
            {
                if (ReadMarkup() is { } token)
                {
                    return token;
                }
            }
            else if (ReadText())
            {
                return XmlToken.Text;
            }
        }
    }

    /// <summary>After a Start: reads past its end.</summary>
    public void Skip()
    {
        var outside = _depth - 1;
        while (_depth > outside)
        {
            Read();
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private bool ReadText()
    {
        int length;
        var from = 0;
        while ((length = _buffer.AsSpan(_at + from, _end - _at - from).IndexOf((byte)'<')) < 0)
        {
            from = _end - _at;
            if (!Fill())
            {
                break;
            }
        }

        length = length < 0 ? _end - _at : from + length;
        (_bodyStart, _bodyLength, TextIsLiteral) = (_at, length, false);
        _at += length;
        if (_depth > 0)
        {
            return true;
        }

        return Text.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? false : throw FileRefusal.Corrupt(_part);
    }

    private XmlToken? ReadMarkup()
    {
        // The longest prefix that must be told apart is <![CDATA[
        while (_end - _at < 9 && Fill())
        {
        }

        var head = _buffer.AsSpan(_at, _end - _at);
        if (head.Length > 1 && head[1] is (byte)'?')
        {
            ReadThrough("?>"u8);
            return null;
        }

        if (head.Length > 1 && head[1] == (byte)'!')
        {
            return ReadDeclaration(head);
        }

        var (tagStart, tagLength) = ReadTag();
        var tag = _buffer.AsSpan(tagStart, tagLength);
        return tag.Length > 0 && tag[0] == (byte)'/' ? Close(tag[1..]) : Start(tagStart, tag);
    }

    private XmlToken? ReadDeclaration(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("<!--"u8))
        {
            _at += 4;
            ReadThrough("-->"u8);
            return null;
        }

        if (head.StartsWith("<![CDATA["u8) && _depth > 0)
        {
            _at += 9;
            var length = ReadThrough("]]>"u8);
            (_bodyStart, _bodyLength, TextIsLiteral) = (_at - 3 - length, length, true);
            return XmlToken.Text;
        }

        throw head.StartsWith("<!DOCTYPE"u8) || head.StartsWith("<!ENTITY"u8) ? FileRefusal.Dtd(_part) : FileRefusal.Corrupt(_part);
    }

    private XmlToken Start(int tagStart, ReadOnlySpan<byte> tag)
    {
        var empty = tag.Length > 0 && tag[^1] == (byte)'/';
        if (empty)
        {
            tag = tag[..^1];
        }

        var nameEnd = tag.IndexOfAny(" \t\r\n"u8);
        var name = nameEnd < 0 ? tag : tag[..nameEnd];
        if (name.IsEmpty || (_rootSeen && _depth == 0) || _depth == Deepest)
        {
            throw FileRefusal.Corrupt(_part);
        }

        _rootSeen = true;
        _open[_depth++] = Hash(name);
        _closePending = empty;
        var prefix = name.IndexOf((byte)':') + 1;
        (_nameStart, _nameLength) = (tagStart + prefix, name.Length - prefix);
        (_bodyStart, _bodyLength) = (tagStart + name.Length, tag.Length - name.Length);
        return XmlToken.Start;
    }

    private XmlToken Close(ReadOnlySpan<byte> name)
    {
        if (_depth == 0 || _open[--_depth] != Hash(name.TrimEnd(" \t\r\n"u8)))
        {
            throw FileRefusal.Corrupt(_part);
        }

        return XmlToken.Close;
    }

    /// <summary>What stands between &lt; and &gt;; a &gt; inside quotes does not end a tag.</summary>
    private (int Start, int Length) ReadTag()
    {
        var from = 1;
        byte quote = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_at + from, _end - _at - from);
            var next = quote == 0 ? rest.IndexOfAny(TagEndOrQuote) : rest.IndexOf(quote);
            if (next < 0)
            {
                from += rest.Length;
                if (!Fill())
                {
                    throw FileRefusal.Corrupt(_part);
                }

                continue;
            }

            from += next + 1;
            var found = rest[next];
            if (found == (byte)'>')
            {
                var start = _at + 1;
                _at += from;
                return (start, from - 2);
            }

            quote = quote == 0 ? found : (byte)0;
        }
    }

    /// <summary>Moves past the terminator; returns how many bytes stood before it.</summary>
    private int ReadThrough(ReadOnlySpan<byte> terminator)
    {
        var from = 0;
        while (true)
        {
            var next = _buffer.AsSpan(_at + from, _end - _at - from).IndexOf(terminator);
            if (next >= 0)
            {
                _at += from + next + terminator.Length;
                return from + next;
            }

            from = Math.Max(0, _end - _at - terminator.Length + 1);
            if (!Fill())
            {
                throw FileRefusal.Corrupt(_part);
            }
        }
    }

    /// <summary>Keeps what stands from <see cref="_at"/> on and reads more behind it; false at the end of the part.</summary>
    private bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        var kept = _end - _at;
        if (kept == _buffer.Length)
        {
            if (kept >= LongestToken)
            {
                throw FileRefusal.Bomb(_part);
            }

            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else if (_at > 0)
        {
            _buffer.AsSpan(_at, kept).CopyTo(_buffer);
        }

        (_at, _end) = (0, kept);
        var read = _stream.Read(_buffer.AsSpan(_end));
        _ended = read == 0;
        _end += read;
        return read > 0;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = name.Length;
        foreach (var value in name)
        {
            hash = (hash * 31) + value;
        }

        return hash;
    }
}
