using System.Buffers.Binary;

namespace AlertExchange.Intake.Reading.Binary;

/// <summary>Record identifiers of BIFF8 ([MS-XLS] 2.3) that matter for reading cells.</summary>
internal enum BiffRecord
{
    Formula = 0x0006,
    Eof = 0x000A,
    Date1904 = 0x0022,
    FilePass = 0x002F,
    Continue = 0x003C,
    BoundSheet = 0x0085,
    MulRk = 0x00BD,
    RString = 0x00D6,
    Xf = 0x00E0,
    MergeCells = 0x00E5,
    Sst = 0x00FC,
    LabelSst = 0x00FD,
    Number = 0x0203,
    Label = 0x0204,
    BoolErr = 0x0205,
    String = 0x0207,
    Row = 0x0208,
    Array = 0x0221,
    Table = 0x0236,
    Rk = 0x027E,
    Format = 0x041E,
    SharedFormula = 0x04BC,
    Bof = 0x0809,
}

/// <summary>Walks the records of a BIFF stream held in memory.</summary>
internal struct BiffCursor(byte[] stream, int position)
{
    public const int HeaderBytes = 4;

    /// <summary>Where the next record begins.</summary>
    public int Position { get; private set; } = position;

    public BiffRecord Record { get; private set; }

    /// <summary>Where the current record's data begins.</summary>
    public int DataStart { get; private set; }

    public int DataLength { get; private set; }

    public readonly ReadOnlySpan<byte> Data => stream.AsSpan(DataStart, DataLength);

    /// <summary>False at the end of the stream, also where the last record is cut off.</summary>
    public bool Next()
    {
        if (Position < 0 || Position > stream.Length - HeaderBytes)
        {
            return false;
        }

        var header = stream.AsSpan(Position);
        Record = (BiffRecord)BinaryPrimitives.ReadUInt16LittleEndian(header);
        DataStart = Position + HeaderBytes;
        DataLength = BinaryPrimitives.ReadUInt16LittleEndian(header[2..]);
        if (DataLength > stream.Length - DataStart)
        {
            return false;
        }

        Position = DataStart + DataLength;
        return true;
    }
}
