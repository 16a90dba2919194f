using System.Text;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Tests;

/// <summary>Truth files that somebody wrote by hand: read, or refused with the place and what to do.</summary>
public sealed class TruthReaderTests
{
    private const string Headings = "file,sheet,row,department,kind,person_code,household_code,error_class,expected";
    private const string Good = "名单.csv,名单,2,health,serious-illness,P1,H1,clean,definite";

    private string _path = null!;

    [SetUp]
    public void Make() => _path = Path.GetTempFileName();

    [TearDown]
    public void Remove() => File.Delete(_path);

    [Test]
    public void Columns_may_stand_in_any_order_and_fields_may_be_quoted()
    {
        Write("expected,file,sheet,row,department,kind,person_code,household_code,error_class,remark", "possible,\"名单,\"\"八月\"\".csv\",名单,2,health,serious-illness,P1,H1,id.missing,看过");

        var row = TruthReader.Read(_path).ShouldHaveSingleItem();

        row.File.ShouldBe("名单,\"八月\".csv");
        row.Expected.ShouldBe(ExpectedOutcome.Possible);
    }

    [TestCase("缺少“expected”列", "file,sheet,row,department,kind,person_code,household_code,error_class", Good)]
    [TestCase("没有数据行", Headings)]
    [TestCase("第2行的 row", Headings, "名单.csv,名单,二,health,serious-illness,P1,H1,clean,definite")]
    [TestCase("第3行的 kind", Headings, Good, "名单.csv,名单,3,health,illness,P1,H1,clean,definite")]
    [TestCase("第2行的 expected", Headings, "名单.csv,名单,2,health,serious-illness,P1,H1,clean,sure")]
    [TestCase("第2行没有 error_class", Headings, "名单.csv,名单,2,health,serious-illness,P1,H1,,definite")]
    [TestCase("第2行只有3列", Headings, "名单.csv,名单,2")]
    [TestCase("第3行重复", Headings, Good, Good)]
    [TestCase("第2行的引号没有配对", Headings, "\"名单.csv,名单,2,health,serious-illness,P1,H1,clean,definite")]
    public void What_cannot_be_read_is_refused_with_the_line_and_the_reason(string reason, params string[] lines)
    {
        Write(lines);

        Should.Throw<TruthFileException>(() => TruthReader.Read(_path)).Message.ShouldContain(reason);
    }

    [Test]
    public void A_file_that_is_not_there_or_in_another_encoding_is_refused()
    {
        Should.Throw<TruthFileException>(() => TruthReader.Read(_path + ".missing")).Message.ShouldContain("没有找到");
        File.WriteAllBytes(_path, CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(Headings + "\n" + Good));
        Should.Throw<TruthFileException>(() => TruthReader.Read(_path)).Message.ShouldContain("UTF-8");
    }

    private void Write(params string[] lines) => File.WriteAllLines(_path, lines);
}
