using System.Text;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>An .xlsx file, sheet by sheet. Each sheet is inflated and scanned once; its merged ranges, which stand behind the rows, on demand.</summary>
internal sealed class OpenXmlWorkbook : ISpreadsheet
{
    private readonly ZipDirectory _zip;
    private readonly RowGuard _guard;
    private readonly IReadOnlyList<WorkbookSheet> _sheets;
    private readonly CellStyles _styles;
    private readonly SharedStrings _texts;
    private readonly bool _is1904;
    private int _current = -1;
    private SheetScanner? _scanner;
    private IReadOnlyList<CellRange>? _merged;

    private OpenXmlWorkbook(ZipDirectory zip, WorkbookParts parts, SpreadsheetLimits limits)
    {
        (_zip, _guard, _sheets, _is1904) = (zip, new RowGuard(limits), parts.Sheets, parts.Is1904);
        _styles = zip.Open(parts.Styles) is { } styles ? CellStyles.Read(styles, parts.Styles) : new CellStyles();
        _texts = zip.Open(parts.SharedStrings) is { } texts ? SharedStrings.Read(texts, parts.SharedStrings, limits) : new SharedStrings();
    }

    public string SheetName => Current.Name;

    public bool SheetIsHidden => Current.Hidden;

    public IReadOnlyList<CellRange> MergedRanges => _merged ??= Merges.Read(OpenSheet());

    private WorkbookSheet Current => _sheets[_current];

    public static OpenXmlWorkbook Open(Stream stream, SpreadsheetLimits limits)
    {
        try
        {
            var zip = new ZipDirectory(stream, limits);
            PackageKind.RefuseForeign(zip);
            var parts = WorkbookParts.Read(zip);
            if (parts.Sheets.All(sheet => sheet.Hidden))
            {
                throw FileRefusal.NoVisibleSheet();
            }

            return new OpenXmlWorkbook(zip, parts, limits);
        }
        catch (DecoderFallbackException fault)
        {
            throw FileRefusal.Corrupt("工作簿", fault);
        }
    }

    public bool NextSheet()
    {
        _scanner?.Dispose();
        (_scanner, _merged) = (null, null);
        return _current < _sheets.Count && ++_current < _sheets.Count;
    }

    public bool TryReadRow(out SheetRow row)
    {
        try
        {
            _scanner ??= new SheetScanner(OpenSheet(), SheetName, _texts, _styles, _is1904, _guard);
            return _scanner.TryReadRow(out row);
        }
        catch (DecoderFallbackException fault)
        {
            throw FileRefusal.Corrupt(SheetName, fault);
        }
    }

    public void Dispose() => _scanner?.Dispose();

    private Stream OpenSheet() => _zip.Open(Current.Part) ?? throw FileRefusal.Corrupt($"缺少工作表“{SheetName}”");
}
