using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AlertExchange.Intake.Tests.Reading;

/// <summary>Foreign, broken and malicious files, the same for the same seed.</summary>
public static class HostileFiles
{
    private const string OneRow = "<row><c><v>1</v></c></row>";

    static HostileFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Everything: the crafted files and then the mutated ones.</summary>
    public static IEnumerable<HostileFile> All(int mutations, int seed = 1) => [.. Foreign(), .. Workbooks(), .. Binaries(), .. Texts(), .. Large(), .. Mutated(mutations, seed)];

    /// <summary>Files of another kind under a spreadsheet's name.</summary>
    public static IEnumerable<HostileFile> Foreign()
    {
        yield return new("empty.xlsx", [], "file.empty");
        yield return new("blank.csv", "\r\n \t\r\n"u8.ToArray(), "file.empty");
        yield return new("bom-only.csv", [0xEF, 0xBB, 0xBF], "file.empty");
        yield return new("page.xls", "\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><td>甲某</td></tr></table></body></html>"u8.ToArray(), "file.html");
        yield return new("table.xls", "<table border=1><tr><td>1</td></tr></table>"u8.ToArray(), "file.html");
        yield return new("page-utf16.xls", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<html><table></table></html>")], "file.html");
        yield return new("web-archive.xls", "MIME-Version: 1.0\r\nContent-Type: multipart/related"u8.ToArray(), "file.html");
        yield return new("xml2003.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray(), "file.xml2003");
        yield return new("data.csv", "<?xml version=\"1.0\"?><data/>"u8.ToArray(), "file.xml");
        yield return new("entities.xls", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"u8.ToArray(), "file.xml");
        yield return new("photo.xlsx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Noise(400)], "file.image");
        yield return new("photo.csv", [0xFF, 0xD8, 0xFF, 0xE0, .. Noise(400)], "file.image");
        yield return new("scan.xls", [.. "%PDF-1.7\n"u8, .. Noise(400)], "file.pdf");
        yield return new("letter.xlsx", [.. "{\\rtf1 "u8, .. Noise(40)], "file.word");
        yield return new("letter-docx.xlsx", Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")), "file.word");
        yield return new("slides.xlsx", Zip(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>")), "file.presentation");
        yield return new("letter-doc.xls", OleBuilder.Build(("WordDocument", Noise(5000))), "file.word");
        yield return new("binary.xlsx", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "x")), "file.xlsb");
        yield return new("open.xlsx", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "file.ods");
        yield return new("archive.xlsx", Zip(("名单.csv", "a,b")), "file.archive");
        yield return new("archive7.xlsx", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, .. Noise(100)], "file.archive");
        yield return new("archive.rar.xlsx", [.. "Rar!"u8, 0x1A, 7, 0, .. Noise(100)], "file.archive");
        yield return new("noise.csv", Noise(100_000), "file.unknown");
        yield return new("noise.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(100_000)], "file.corrupt");
        yield return new("noise.xlsx", [.. "PK\u0003\u0004"u8, .. Noise(100_000)], "file.corrupt");
    }

    /// <summary>OOXML workbooks that are wrong inside.</summary>
    public static IEnumerable<HostileFile> Workbooks()
    {
        var good = new WorkbookBuilder().Sheet("表", OneRow).Build();
        yield return new("half.xlsx", good[..(good.Length / 2)], "file.corrupt");
        yield return new("no-sheets.xlsx", new WorkbookBuilder().Build(), "file.noVisibleSheet");
        yield return new("all-hidden.xlsx", new WorkbookBuilder().Sheet("表", OneRow, "hidden").Sheet("表2", OneRow, "veryHidden").Build(), "file.noVisibleSheet");
        yield return new("macro.xlsm", new WorkbookBuilder().Sheet("表", OneRow).Part("xl/vbaProject.bin", [1]).Build(), "file.macro");
        yield return new("password.xlsx", OleBuilder.Build(("EncryptionInfo", Noise(300)), ("EncryptedPackage", Noise(9000))), "file.password");
        yield return new("password-zip.xlsx", Patched(good, 0x02014B50, 8, [1, 0], entry: 4), "file.password");
        yield return new("dtd.xlsx", Raw("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>"), "file.dtd");
        yield return new("dtd-external.xlsx", Raw("<?xml version=\"1.0\"?><!DOCTYPE worksheet SYSTEM \"http://localhost/x.dtd\"><worksheet/>"), "file.dtd");
        yield return new("unclosed.xlsx", Raw("<worksheet><sheetData><row><c><v>1</v></c></row>"), "file.corrupt");
        yield return new("crossed.xlsx", Raw("<worksheet><sheetData><row><c><v>1</c></v></row></sheetData></worksheet>"), "file.corrupt");
        yield return new("not-a-sheet.xlsx", Raw("<html><sheetData/></html>"), "file.corrupt");
        yield return new("two-roots.xlsx", Raw("<worksheet/><worksheet/>"), "file.corrupt");
        yield return new("deep.xlsx", Raw("<worksheet>" + string.Concat(Enumerable.Repeat("<a>", 1_000_000))), "file.corrupt");
        yield return new("attributes.xlsx", Raw("<worksheet " + string.Concat(Enumerable.Range(0, 400_000).Select(i => $"a{i}=\"\" ")) + "/>"), "file.bomb");
        yield return new("comment.xlsx", Raw("<worksheet><!--" + new string('x', 5_000_000) + "--></worksheet>"), "file.bomb");
        yield return new("missing-text.xlsx", new WorkbookBuilder().Sheet("表", "<row><c t=\"s\"><v>7</v></c></row>").Build(), "file.corrupt");
        yield return new("bad-utf8.xlsx", new WorkbookBuilder().Sheet("表", "<row><c t=\"str\"><v>@@@@</v></c></row>").Build(CompressionLevel.NoCompression).Replaced("@@@@"u8, [0xFF, 0xFE, 0xC0, 0x80]), "file.corrupt");
        yield return new("long-cell.xlsx", new WorkbookBuilder().Sheet("表", $"<row><c t=\"str\"><v>{new string('字', 32_768)}</v></c></row>").Build(), "file.cellTooLong");
        yield return new("long-shared.xlsx", new WorkbookBuilder().SharedTexts($"<si><t>{new string('a', 40_000)}</t></si>").Sheet("表", OneRow).Build(), "file.cellTooLong");
        yield return new("row-out.xlsx", new WorkbookBuilder().Sheet("表", "<row r=\"1048577\"><c><v>1</v></c></row>").Build(), "file.tooManyRows");
        yield return new("column-out.xlsx", new WorkbookBuilder().Sheet("表", "<row><c r=\"XFE1\"/></row>").Build(), "file.tooManyColumns");
        yield return new("wide.xlsx", new WorkbookBuilder().Sheet("表", "<row><c r=\"KO1\"><v>1</v></c></row>").Build(), "file.tooManyColumns");
        yield return new("lying-small.xlsx", Patched(new WorkbookBuilder().Sheet("表", string.Concat(Enumerable.Repeat(OneRow, 5000))).Build(), 0x02014B50, 24, [9, 0, 0, 0], entry: 4), "file.bomb");
        yield return new("lying-large.xlsx", Patched(good, 0x02014B50, 24, [0xFF, 0xFF, 0xFF, 0x7F], entry: 4), "file.bomb");
        yield return new("wrong-crc.xlsx", Patched(good, 0x02014B50, 16, [1, 2, 3, 4], entry: 4), "file.corrupt");
        yield return new("entries.xlsx", Zip([.. Enumerable.Range(0, 20_000).Select(i => ($"x{i}", ""))]), "file.tooManyParts");
        yield return new("nested-zip.xlsx", Zip(("a.zip", Encoding.Latin1.GetString(Zip(("b", new string('0', 1_000_000)))))), "file.archive");
    }

    /// <summary>.xls files that are wrong inside.</summary>
    public static IEnumerable<HostileFile> Binaries()
    {
        string[] texts = ["甲", "乙"];
        var good = XlsBuilder.Build(texts);
        yield return new("password.xls", XlsBuilder.Build(texts, before: XlsBuilder.Record(0x002F, new byte[54])), "file.password");
        yield return new("excel95.xls", XlsBuilder.Build(texts, version: 0x0500), "file.oldExcel");
        yield return new("book.xls", OleBuilder.Build(("Book", Noise(5000))), "file.oldExcel");
        yield return new("excel4.xls", [0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00, .. Noise(300)], "file.oldExcel");
        yield return new("no-workbook.xls", OleBuilder.Build(("Other", Noise(5000))), "file.notWorkbook");
        yield return new("header.xls", good[..512], "file.corrupt");
        yield return new("half.xls", good[..(good.Length / 2)], "file.corrupt");
        yield return new("noise-inside.xls", OleBuilder.Build(("Workbook", Noise(50_000))), "file.oldExcel");
        yield return new("noise-records.xls", OleBuilder.Build(("Workbook", [.. XlsBuilder.Record(0x0809, [0, 6, 5, 0, .. new byte[12]]), .. Noise(50_000)])), "file.corrupt");
        // A sector that follows itself, in the sector table, in the directory and in the table's own list.
        yield return new("cycle-table.xls", good.With(512 + 4, [1, 0, 0, 0]).With(512 + 8, [2, 0, 0, 0]));
        yield return new("cycle-list.xls", good.With(68, [0, 0, 0, 0]).With(72, [0xFF, 0xFF, 0xFF, 0x7F]), "file.corrupt");
        yield return new("huge-stream.xls", good.With(512 + 512 + 128 + 120, [0xFF, 0xFF, 0xFF, 0x7F]), "file.tooLarge");
        yield return new("huge-sst.xls", XlsBuilder.Build(texts, before: XlsBuilder.Record(0x00FC, [1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF])), "file.corrupt");
        yield return new("same-sheet.xls", XlsBuilder.Build(texts, before: [.. Enumerable.Repeat(XlsBuilder.Record(0x0085, [0, 0, 0, 0, 0, 0, 1, 0, (byte)'a']), 900).SelectMany(r => r)]), "file.corrupt");
    }

    /// <summary>Text tables that are wrong.</summary>
    public static IEnumerable<HostileFile> Texts()
    {
        yield return new("nul.csv", [.. Repeat("a,b\n", 2000), 0, .. "c,d\n"u8], "file.nul");
        yield return new("quote.csv", [.. Repeat("甲,乙\n", 100), .. "丙,\"丁\n"u8, .. Repeat("甲,乙\n", 100)], "file.quote");
        yield return new("quote-long.csv", [.. "丙,\"丁\n"u8, .. Repeat("甲,乙\n", 500_000)], "file.quote");
        yield return new("long-cell.csv", [.. "a,"u8, .. Repeat("x", 40_000)], "file.cellTooLong");
        yield return new("endless-line.csv", Repeat("x", 30_000_000), "file.cellTooLong");
        yield return new("wide.csv", Repeat("1,", 400), "file.tooManyColumns");
        yield return new("commas.csv", [.. Repeat(",", 20_000), (byte)'1'], "file.tooManyColumns");
        yield return new("mixed.csv", [.. Repeat("平里镇,某村\n", 1000), .. Encoding.GetEncoding("GB18030").GetBytes("平里镇,某村\n")], "file.encoding");
        yield return new("many-rows.csv", Repeat("1\n", 2_000_001), "file.tooManyRows");
    }

    /// <summary>Files whose cost is in their size.</summary>
    public static IEnumerable<HostileFile> Large()
    {
        yield return new("columns-16384.xlsx", new WorkbookBuilder().Sheet("表", $"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 16_384))}</row>").Build(), "file.tooManyColumns");
        yield return new("columns-16384-styled.xlsx", new WorkbookBuilder().Sheet("表", string.Concat(Enumerable.Repeat($"<row><c><v>1</v></c>{string.Concat(Enumerable.Repeat("<c s=\"0\"/>", 16_383))}</row>", 50))).Build());
        yield return new("columns-16384.csv", [.. Repeat("1,", 1), .. Repeat(",", 16_382), (byte)'\n']);
        yield return new("blank-rows.xlsx", new WorkbookBuilder().Sheet("表", string.Concat(Enumerable.Range(1, 1_048_576).Select(i => $"<row r=\"{i}\" spans=\"1:9\" s=\"1\" customFormat=\"1\" ht=\"18\"/>"))).Build());
        yield return new("rows-too-many.xlsx", new WorkbookBuilder().Sheet("表", string.Concat(Enumerable.Repeat("<row/>", 1_048_577))).Build(), "file.tooManyRows");
        yield return new("blank-lines.csv", [.. "a,b\n"u8, .. Repeat("\r\n", 1_048_576), .. "c,d"u8]);
        yield return new("bomb.xlsx", Bomb("<worksheet><sheetData>", 80), "file.bomb");
        yield return new("bomb-empty-texts.xlsx", new WorkbookBuilder().SharedTexts(string.Concat(Enumerable.Repeat("<si/>", 1_000_000))).Sheet("表", OneRow).Build());
        yield return new("bomb-sheets.xlsx", SameSheet(50, 5 << 20), "file.tooManyRows");
    }

    /// <summary>Good files with flipped, cut, doubled and overwritten bytes.</summary>
    public static IEnumerable<HostileFile> Mutated(int count, int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 300).Select(i => $"村{i},\"甲\"\"某\"\"\",341098195203151237").ToArray();
        (string Name, byte[] Bytes)[] seeds =
        [
            ("a.xlsx", RandomWorkbook.Build(seed)),
            ("b.xlsx", new WorkbookBuilder().SharedTexts("<si><t>甲</t></si>").Styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>").Sheet("表", "<row r=\"1\"><c r=\"A1\" t=\"s\" s=\"0\"><v>0</v></c></row>" + OneRow, after: "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>").Build(CompressionLevel.NoCompression)),
            ("c.xls", File.ReadAllBytes(OpenXmlWorkbookTests.Fixture("sample.xls"))),
            ("d.xls", XlsBuilder.Build(texts)),
            ("e.csv", Encoding.UTF8.GetBytes(string.Join('\n', texts))),
            ("f.csv", Encoding.GetEncoding("GB18030").GetBytes(string.Join("\r\n", texts))),
            ("g.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(string.Join('\n', texts))]),
        ];
        for (var i = 0; i < count; i++)
        {
            var (name, bytes) = seeds[i % seeds.Length];
            yield return new($"mutated-{seed}-{i}-{name}", Mutate(bytes, random));
        }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var copy = (byte[])bytes.Clone();
        switch (random.Next(5))
        {
            case 0:
                return copy[..random.Next(1, copy.Length)];
            case 1:
                var at = random.Next(copy.Length);
                var length = random.Next(1, Math.Min(600, copy.Length - at) + 1);
                return [.. copy[..at], .. copy[(at + length)..]];
            case 2:
                random.NextBytes(copy.AsSpan(random.Next(copy.Length / 2), Math.Min(random.Next(1, 64), copy.Length / 2)));
                return copy;
            case 3:
                // Fields that hold lengths and offsets like to be extreme.
                var field = random.Next(Math.Max(1, copy.Length - 4));
                BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(field), (uint)(random.Next(3) switch { 0 => 0, 1 => -1, _ => int.MaxValue }));
                return copy;
            default:
                for (var flips = random.Next(1, 12); flips > 0; flips--)
                {
                    copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                }

                return copy;
        }
    }

    private static byte[] Raw(string sheet) => new WorkbookBuilder().RawSheet("表", sheet).Build(CompressionLevel.Fastest);

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Repeat(string text, int times)
    {
        var once = Encoding.UTF8.GetBytes(text);
        var result = new byte[once.Length * times];
        for (var i = 0; i < times; i++)
        {
            once.CopyTo(result, i * once.Length);
        }

        return result;
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.Latin1.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>A sheet of blanks that packs a thousandfold.</summary>
    private static byte[] Bomb(string start, int megabytes)
    {
        var template = new WorkbookBuilder().Sheet("表", OneRow).Build();
        using var file = new MemoryStream();
        file.Write(template);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
        }

        using var result = new MemoryStream();
        using (var from = new ZipArchive(file, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var read = entry.Open();
                using var write = to.CreateEntry(entry.FullName).Open();
                read.CopyTo(write);
            }

            using var sheet = to.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            sheet.Write(Encoding.UTF8.GetBytes(start));
            var blanks = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < megabytes; i++)
            {
                sheet.Write(blanks);
            }
        }

        return result.ToArray();
    }

    /// <summary>One part listed as many sheets.</summary>
    private static byte[] SameSheet(int times, int bytes)
    {
        var builder = new WorkbookBuilder();
        for (var i = 0; i < times; i++)
        {
            builder.Sheet($"表{i}", i == 0 ? string.Concat(Enumerable.Repeat("<row r=\"1\"/>", bytes / 12)) : "");
        }

        var file = builder.Build();
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var relations = zip.GetEntry("xl/_rels/workbook.xml.rels")!;
            string text;
            using (var reader = new StreamReader(relations.Open()))
            {
                text = reader.ReadToEnd();
            }

            relations.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/_rels/workbook.xml.rels").Open());
            writer.Write(System.Text.RegularExpressions.Regex.Replace(text, "sheet[0-9]+\\.xml", "sheet1.xml"));
        }

        return stream.ToArray();
    }

    /// <summary>Overwrites a field of the n-th zip record with the signature.</summary>
    private static byte[] Patched(byte[] file, uint signature, int offset, byte[] value, int entry = 0)
    {
        var at = -1;
        for (var i = 0; i <= entry; i++)
        {
            at++;
            while (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) != signature)
            {
                at++;
            }
        }

        return file.With(at + offset, value);
    }

    private static byte[] With(this byte[] file, int at, byte[] value)
    {
        var copy = (byte[])file.Clone();
        value.CopyTo(copy, at);
        return copy;
    }

    private static byte[] Replaced(this byte[] file, ReadOnlySpan<byte> what, byte[] by) => file.With(file.AsSpan().IndexOf(what), by);
}
