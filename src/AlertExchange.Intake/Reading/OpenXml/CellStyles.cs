using System.Globalization;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>Which cell styles of a workbook show a date.</summary>
internal sealed class CellStyles
{
    private const int MostFormats = 65_536;

    private readonly List<bool> _dates = [];

    public bool IsDate(int style) => (uint)style < (uint)_dates.Count && _dates[style];

    public static CellStyles Read(Stream part, string name)
    {
        var result = new CellStyles();
        var custom = new Dictionary<int, bool>();
        using var xml = new XmlScanner(part, name);
        var inCellFormats = false;
        for (var token = xml.Read(); token != XmlToken.End; token = xml.Read())
        {
            if (token != XmlToken.Start)
            {
                continue;
            }

            if (xml.Depth == 2)
            {
                inCellFormats = xml.Name.SequenceEqual("cellXfs"u8);
            }
            else if (xml.Depth == 3 && inCellFormats && xml.Name.SequenceEqual("xf"u8))
            {
                var format = Number(XmlAttributes.Find(xml.Attributes, "numFmtId"u8));
                result.Add(custom.TryGetValue(format, out var date) ? date : DateFormats.IsDate(format), name);
            }
            else if (xml.Depth == 3 && xml.Name.SequenceEqual("numFmt"u8) && custom.Count < MostFormats)
            {
                custom[Number(XmlAttributes.Find(xml.Attributes, "numFmtId"u8))] = DateFormats.IsDate(XmlAttributes.Find(xml.Attributes, "formatCode"u8) ?? "");
            }
        }

        return result;
    }

    private void Add(bool date, string part)
    {
        if (_dates.Count == MostFormats)
        {
            throw FileRefusal.Bomb(part);
        }

        _dates.Add(date);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
