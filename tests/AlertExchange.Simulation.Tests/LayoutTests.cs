using System.IO.Compression;
using System.Text;

namespace AlertExchange.Simulation.Tests;

/// <summary>That the files show the oddities of real ones.</summary>
public sealed class LayoutTests
{
    private TestCounty _county = null!;

    [OneTimeSetUp]
    public void Make() => _county = new TestCounty(2000, 99);

    [OneTimeTearDown]
    public void Remove() => _county.Dispose();

    [Test]
    public void The_medical_workbook_hides_a_sheet_lies_about_its_size_and_sums_with_formulas()
    {
        Part("01-", "xl/workbook.xml").ShouldContain("state=\"hidden\"");
        var sheet = Part("01-", "xl/worksheets/sheet1.xml");
        sheet.ShouldContain("<dimension ref=\"A1\"/>");
        sheet.ShouldContain("<f>H");
        sheet.ShouldContain("<mergeCell ref=\"H3:L3\"/>");
        _county.Sheets(Name("01-"))["住院"].Values.ShouldContain(r => r.Contains("小计"));
    }

    [Test]
    public void Rows_are_hidden_texts_inlined_and_addresses_left_out_somewhere()
    {
        Part("03-", "xl/worksheets/sheet1.xml").ShouldContain("hidden=\"1\"");
        Part("03-", "xl/worksheets/sheet1.xml").ShouldContain("<autoFilter");
        Part("04-", "xl/worksheets/sheet1.xml").ShouldContain("inlineStr");
        Part("12-", "xl/worksheets/sheet1.xml").ShouldNotContain("<c r=");
    }

    [Test]
    public void Text_files_differ_in_encoding_and_separator()
    {
        var gbk = Bytes("02-");
        Should.Throw<DecoderFallbackException>(() => new UTF8Encoding(false, true).GetString(gbk));
        Bytes("10-").AsSpan(0, 3).SequenceEqual("\uFEFF"u8).ShouldBeTrue();
        Bytes("06-").AsSpan(0, 3).SequenceEqual("\uFEFF"u8).ShouldBeFalse();
        WrittenFiles.DecodeText(PathOf("06-")).ShouldContain('\t');
        WrittenFiles.DecodeText(PathOf("13-")).ShouldContain(';');
    }

    [Test]
    public void The_roster_has_two_title_rows_and_holds_text_only()
    {
        using var zip = ZipFile.OpenRead(_county.Truth.RosterPath);
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var sheet = reader.ReadToEnd();
        sheet.ShouldContain("<row r=\"3\">");
        _county.Roster.Values.ShouldAllBe(r => r.Length == 27);
        System.Text.RegularExpressions.Regex.Count(sheet, "<c r=\"[A-Z]+[0-9]+\"><v>").ShouldBe(0);
    }

    private string Name(string prefix) => Path.GetFileName(PathOf(prefix));

    private string PathOf(string prefix) => _county.Truth.Files.Single(f => Path.GetFileName(f.Path).StartsWith(prefix, StringComparison.Ordinal)).Path;

    private byte[] Bytes(string prefix) => File.ReadAllBytes(PathOf(prefix));

    private string Part(string prefix, string part)
    {
        using var zip = ZipFile.OpenRead(PathOf(prefix));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }
}
