namespace AlertExchange.Intake.Reading.Binary;

/// <summary>An .xls file (Excel 97 to 2003, BIFF8).</summary>
internal sealed class BinaryWorkbook : ISpreadsheet
{
    private readonly byte[] _stream;
    private readonly BinaryGlobals _globals;
    private readonly RowGuard _guard;
    private int _current = -1;
    private BinarySheet? _sheet;
    private long _surveyed;

    private BinaryWorkbook(byte[] stream, SpreadsheetLimits limits)
    {
        (_stream, _guard) = (stream, new RowGuard(limits));
        _globals = BinaryGlobals.Read(stream, limits);
        if (_globals.Sheets.All(sheet => sheet.Hidden))
        {
            throw FileRefusal.NoVisibleSheet();
        }
    }

    public string SheetName => _globals.Sheets[_current].Name;

    public bool SheetIsHidden => _globals.Sheets[_current].Hidden;

    public IReadOnlyList<CellRange> MergedRanges => Sheet.MergedRanges;

    private BinarySheet Sheet => _sheet ??= OpenSheet();

    public static BinaryWorkbook Open(Stream stream, SpreadsheetLimits limits)
    {
        var file = new CompoundFile(stream);
        if (file.Contains("EncryptedPackage") || file.Contains("EncryptionInfo"))
        {
            throw FileRefusal.Password();
        }

        if (file.Read("Workbook", limits.MaxBinaryBytes) is { } workbook)
        {
            return new BinaryWorkbook(workbook, limits);
        }

        throw file.Contains("Book") ? FileRefusal.OldExcel()
            : file.Contains("WordDocument") ? FileRefusal.Word()
            : file.Contains("PowerPoint Document") ? FileRefusal.Presentation()
            : FileRefusal.OtherOffice();
    }

    public bool NextSheet()
    {
        _sheet = null;
        return _current < _globals.Sheets.Count && ++_current < _globals.Sheets.Count;
    }

    public bool TryReadRow(out SheetRow row) => Sheet.TryReadRow(out row);

    public void Dispose()
    {
    }

    private BinarySheet OpenSheet()
    {
        var sheet = new BinarySheet(_stream, _globals.Sheets[_current], _globals, _guard);
        _surveyed += sheet.SurveyedBytes;
        // Sheets that overlap would let a small file cost a thousand times its size.
        return _surveyed <= _stream.Length ? sheet : throw FileRefusal.Corrupt($"工作表“{SheetName}”");
    }
}
