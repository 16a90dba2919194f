using System.IO.Compression;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>One part of an OOXML file, inflated; its declared length and checksum are enforced while it is read.</summary>
internal sealed class PartStream : Stream
{
    private readonly string _name;
    private readonly long _length;
    private readonly uint _expectedCrc;
    private readonly Stream _content;
    private long _read;
    private uint _crc;
    private bool _ended;

    public PartStream(Stream file, string name, long start, long packed, long length, uint crc, bool deflated)
    {
        (_name, _length, _expectedCrc) = (name, length, crc);
        var section = new SectionStream(file, start, packed);
        _content = deflated ? new DeflateStream(section, CompressionMode.Decompress) : section;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _ended)
        {
            return 0;
        }

        int count;
        try
        {
            count = _content.Read(buffer);
        }
        catch (InvalidDataException fault)
        {
            throw FileRefusal.Corrupt(_name, fault);
        }

        _read += count;
        if (_read > _length)
        {
            throw FileRefusal.Bomb(_name);
        }

        _crc = Crc32.Append(_crc, buffer[..count]);
        if (count == 0)
        {
            _ended = true;
            if (_read != _length || _crc != _expectedCrc)
            {
                throw FileRefusal.Corrupt(_name);
            }
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
