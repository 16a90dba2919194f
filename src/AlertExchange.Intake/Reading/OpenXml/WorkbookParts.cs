namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>Where the parts of a workbook are, from its relationships.</summary>
internal sealed record WorkbookParts(IReadOnlyList<WorkbookSheet> Sheets, string Styles, string SharedStrings, bool Is1904)
{
    /// <summary>Far more than anybody opens; keeps the lists small.</summary>
    private const int MostSheets = 1000;

    public static WorkbookParts Read(ZipDirectory zip)
    {
        var workbook = Relationships(zip, "", "_rels/.rels").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Target ?? "xl/workbook.xml";
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        var relations = Relationships(zip, folder, $"{folder}_rels/{workbook[folder.Length..]}.rels");
        string Part(string type, string usual) => relations.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal))?.Target ?? folder + usual;

        var stream = zip.Open(workbook) ?? throw FileRefusal.OtherOffice();
        using var xml = new XmlScanner(stream, workbook);
        var sheets = new List<WorkbookSheet>();
        var is1904 = false;
        for (var token = xml.Read(); token != XmlToken.End; token = xml.Read())
        {
            if (token != XmlToken.Start)
            {
                continue;
            }

            if (xml.Depth == 1 && !xml.Name.SequenceEqual("workbook"u8))
            {
                throw FileRefusal.OtherOffice();
            }

            if (xml.Depth == 2 && xml.Name.SequenceEqual("workbookPr"u8))
            {
                is1904 = XmlAttributes.Find(xml.Attributes, "date1904"u8) is "1" or "true";
            }
            else if (xml.Depth == 3 && xml.Name.SequenceEqual("sheet"u8))
            {
                Add(sheets, xml.Attributes, relations, workbook);
            }
        }

        return new WorkbookParts(sheets, Part("/styles", "styles.xml"), Part("/sharedStrings", "sharedStrings.xml"), is1904);
    }

    private static void Add(List<WorkbookSheet> sheets, XmlAttributes attributes, List<Relationship> relations, string workbook)
    {
        if (sheets.Count == MostSheets)
        {
            throw FileRefusal.Bomb(workbook);
        }

        var id = XmlAttributes.Find(attributes, "id"u8);
        var relation = relations.Find(r => r.Id == id);
        // Chart and dialogue sheets have no rows.
        if (relation is not null && relation.Type.EndsWith("/worksheet", StringComparison.Ordinal))
        {
            var name = XmlAttributes.Find(attributes, "name"u8) ?? $"Sheet{sheets.Count + 1}";
            var hidden = XmlAttributes.Find(attributes, "state"u8) is { } state && state.Contains("hidden", StringComparison.OrdinalIgnoreCase);
            sheets.Add(new WorkbookSheet(name, hidden, relation.Target));
        }
    }

    private static List<Relationship> Relationships(ZipDirectory zip, string folder, string part)
    {
        var result = new List<Relationship>();
        if (zip.Open(part) is not { } stream)
        {
            return result;
        }

        using var xml = new XmlScanner(stream, part);
        for (var token = xml.Read(); token != XmlToken.End; token = xml.Read())
        {
            if (token == XmlToken.Start && xml.Name.SequenceEqual("Relationship"u8) && XmlAttributes.Find(xml.Attributes, "Target"u8) is { } target)
            {
                if (result.Count == 10 * MostSheets)
                {
                    throw FileRefusal.Bomb(part);
                }

                result.Add(new Relationship(
                    XmlAttributes.Find(xml.Attributes, "Id"u8) ?? "",
                    XmlAttributes.Find(xml.Attributes, "Type"u8) ?? "",
                    Resolve(folder, target)));
            }
        }

        return result;
    }

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        if (target.StartsWith('/'))
        {
            return target.TrimStart('/');
        }

        while (target.StartsWith("../", StringComparison.Ordinal) || target.StartsWith("./", StringComparison.Ordinal))
        {
            if (target[1] == '.')
            {
                folder = folder.Length == 0 ? "" : folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
            }

            target = target[(target.IndexOf('/', StringComparison.Ordinal) + 1)..];
        }

        return folder + target;
    }

    private sealed record Relationship(string Id, string Type, string Target);
}
