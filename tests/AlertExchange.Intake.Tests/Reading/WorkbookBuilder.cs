using System.IO.Compression;
using System.Text;

namespace AlertExchange.Intake.Tests.Reading;

/// <summary>Writes .xlsx files part by part, right or wrong on purpose.</summary>
public sealed class WorkbookBuilder
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly Dictionary<string, byte[]> _extra = [];
    private string? _texts;
    private string? _styles;
    private string _properties = "";

    /// <param name="rows">What stands inside sheetData.</param>
    /// <param name="before">What stands before sheetData, for example a dimension.</param>
    /// <param name="after">What stands behind it, for example merged cells.</param>
    public WorkbookBuilder Sheet(string name, string rows, string state = "visible", string before = "", string after = "") =>
        RawSheet(name, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet {Main}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>", state);

    public WorkbookBuilder RawSheet(string name, string xml, string state = "visible")
    {
        _sheets.Add((name, state, xml));
        return this;
    }

    /// <param name="items">The si elements.</param>
    public WorkbookBuilder SharedTexts(string items)
    {
        _texts = $"<sst {Main}>{items}</sst>";
        return this;
    }

    /// <param name="content">What stands inside styleSheet.</param>
    public WorkbookBuilder Styles(string content)
    {
        _styles = $"<styleSheet {Main}>{content}</styleSheet>";
        return this;
    }

    public WorkbookBuilder Date1904()
    {
        _properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public WorkbookBuilder Part(string name, byte[] content)
    {
        _extra[name] = content;
        return this;
    }

    public byte[] Build(CompressionLevel level = CompressionLevel.Fastest)
    {
        var relations = new StringBuilder();
        var sheets = new StringBuilder();
        for (var i = 0; i < _sheets.Count; i++)
        {
            relations.Append($"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>");
            sheets.Append($"<sheet name=\"{_sheets[i].Name}\" sheetId=\"{i + 1}\" state=\"{_sheets[i].State}\" r:id=\"rId{i + 1}\"/>");
        }

        relations.Append($"<Relationship Id=\"rIdT\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/>");
        relations.Append($"<Relationship Id=\"rIdS\" Type=\"{Office}/styles\" Target=\"/xl/styles.xml\"/>");

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write("[Content_Types].xml", $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Write("_rels/.rels", $"<Relationships xmlns=\"{Packages}/relationships\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Write("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Office}\">{_properties}<sheets>{sheets}</sheets></workbook>");
            Write("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Packages}/relationships\">{relations}</Relationships>");
            for (var i = 0; i < _sheets.Count; i++)
            {
                Write($"xl/worksheets/sheet{i + 1}.xml", _sheets[i].Xml);
            }

            if (_texts is not null)
            {
                Write("xl/sharedStrings.xml", _texts);
            }

            if (_styles is not null)
            {
                Write("xl/styles.xml", _styles);
            }

            foreach (var (name, content) in _extra)
            {
                WriteBytes(name, content);
            }

            void Write(string name, string content) => WriteBytes(name, Encoding.UTF8.GetBytes(content));

            void WriteBytes(string name, byte[] content)
            {
                using var part = zip.CreateEntry(name, level).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }
}
