namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>Tells an .xlsx from the other things that are zip files.</summary>
internal static class PackageKind
{
    public static void RefuseForeign(ZipDirectory zip)
    {
        if (zip.Names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw FileRefusal.Macro();
        }

        if (zip.Contains("xl/workbook.bin"))
        {
            throw FileRefusal.Xlsb();
        }

        if (zip.Contains("word/document.xml"))
        {
            throw FileRefusal.Word();
        }

        if (zip.Contains("ppt/presentation.xml"))
        {
            throw FileRefusal.Presentation();
        }

        if (zip.Contains("mimetype") && zip.Contains("content.xml"))
        {
            throw FileRefusal.OpenDocument();
        }

        if (!zip.Contains("[Content_Types].xml") && !zip.Contains("xl/workbook.xml"))
        {
            throw FileRefusal.Archive();
        }
    }
}
