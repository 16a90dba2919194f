using System.Buffers.Binary;

namespace AlertExchange.Intake.Reading.Binary;

/// <summary>
/// Reads the strings of a record and of the CONTINUE records behind it. Where characters run over into a CONTINUE, that one begins with a
/// byte that says anew whether they take one byte or two.
/// </summary>
internal struct BiffText(byte[] stream, BiffCursor record)
{
    private BiffCursor _record = record;
    private int _at = record.DataStart;

    /// <summary>True where nothing is left, neither here nor in a CONTINUE.</summary>
    public bool Ended() => _at >= End && !Advance();

    public void Skip(long count)
    {
        while (count > 0)
        {
            if (_at >= End && !Advance())
            {
                throw Broken();
            }

            var step = (int)Math.Min(count, End - _at);
            _at += step;
            count -= step;
        }
    }

    /// <summary>A string with a 16-bit length, flags, and perhaps formatting runs and phonetic data behind it.</summary>
    public string ReadString(int maxCharacters) => ReadCharacters(ReadUInt16(), maxCharacters);

    /// <summary>The flags, the characters and what stands behind them.</summary>
    public string ReadCharacters(int count, int maxCharacters)
    {
        var flags = ReadByte();
        var runs = (flags & 8) != 0 ? ReadUInt16() : 0;
        var phonetic = (flags & 4) != 0 ? ReadUInt32() : 0;
        if (count > maxCharacters)
        {
            throw FileRefusal.CellTooLong("工作簿中", maxCharacters);
        }

        var text = count == 0 ? "" : ReadCharacters(count, (flags & 1) != 0);
        Skip((runs * 4L) + phonetic);
        return text;
    }

    private string ReadCharacters(int count, bool wide)
    {
        var characters = count <= 512 ? stackalloc char[count] : new char[count];
        for (var done = 0; done < count;)
        {
            if (_at >= End)
            {
                if (!Advance())
                {
                    throw Broken();
                }

                wide = (stream[_at++] & 1) != 0;
            }

            var take = Math.Min(count - done, (End - _at) / (wide ? 2 : 1));
            if (take == 0)
            {
                throw Broken();
            }

            for (var i = 0; i < take; i++)
            {
                characters[done++] = wide ? (char)BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(_at)) : (char)stream[_at];
                _at += wide ? 2 : 1;
            }
        }

        return new string(characters);
    }

    private readonly int End => _record.DataStart + _record.DataLength;

    private byte ReadByte() => _at < End || Advance() ? stream[_at++] : throw Broken();

    private int ReadUInt16() => ReadByte() | (ReadByte() << 8);

    private uint ReadUInt32() => (uint)ReadUInt16() | ((uint)ReadUInt16() << 16);

    /// <summary>Moves into the CONTINUE record behind, if there is one with data.</summary>
    private bool Advance()
    {
        do
        {
            if (!_record.Next() || _record.Record != BiffRecord.Continue)
            {
                return false;
            }
        }
        while (_record.DataLength == 0);

        _at = _record.DataStart;
        return true;
    }

    private static IntakeRefusedException Broken() => FileRefusal.Corrupt("文字表");
}
