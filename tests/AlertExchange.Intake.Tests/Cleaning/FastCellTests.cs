using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Tests.Cleaning;

/// <summary>What is quick for clean cells says what the thorough way says.</summary>
public sealed class FastCellTests
{
    private static readonly string[] Header = ["乡镇", "村", "姓名", "身份证号", "人员类别", "住院次数", "总费用", "个人自付"];

    private static readonly string[][] Values =
    [
        ["平里镇", "历口镇", " 平里镇", "平里镇\u200b", "—", "", "平里", "ＰＬ镇", "一个很长的乡镇名称一个很长的乡镇名称一个很长的乡镇名称一个很长的乡镇名称"],
        ["贵溪村", "平里村", "贵溪 村", "/", "", "村'", "平里村"],
        ["张三", "李 四", "无", "王小明", "不详", "买买提·艾力", "Tom", "张3", "甲", "", "\u3000赵六\u3000", "欧阳建国"],
        [Given.Id, Given.OtherId, "'" + Given.Id, " " + Given.OtherId, "341098195203151238", "34109819520315123x", "341098520315123", "3.41E+17", "无", "", "123"],
        ["脱贫人口", "其他农村参保人员", "脱贫 人口", "-", ""],
        ["1", "03", "2次", "1.0", "二", "-1", "", "123456789", "999999999", "99999999", "１", " 4"],
        ["100", "68432.10", "1,234.50", "1.2万", "无", "", "abc", ".5", "5.", "000.10", "￥800"],
        ["10000.00", "12345.67", "50", "10,000", "1.2万元", "-5", "999999999999", "待查", "0", "（300）"],
    ];

    [Test]
    public void Pieces_of_a_text_file_are_read_as_texts_of_a_workbook_are()
    {
        var random = new Random(17);
        for (var run = 0; run < 30; run++)
        {
            var rows = Enumerable.Range(0, 200).Select(_ => Row(random)).ToArray();
            var text = new StringBuilder().AppendJoin(',', Header).Append('\n');
            foreach (var row in rows)
            {
                text.AppendJoin(',', row.Select(Quoted)).Append('\n');
            }

            var request = Given.Request("medical-insurance") with { FileName = "名单.csv" };
            using var file = SpreadsheetOpener.Open(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "Sheet1.csv");
            var fromText = Given.Take(file, request);
            var fromWorkbook = Given.Take(SheetOf.Rows([Header, .. rows]), request);

            Picture(fromText).ShouldBe(Picture(fromWorkbook));
        }
    }

    [Test]
    public void A_clean_cell_gives_what_the_same_cell_with_a_space_behind_gives()
    {
        var random = new Random(4);
        var rows = Enumerable.Range(0, 4000).Select(_ => Row(random)).Where(row => row.All(cell => cell.Length > 0)).ToArray();
        string[][] spaced = [.. rows.Select(row => row.Select(cell => cell + " ").ToArray())];

        var quick = Given.Take("medical-insurance", [Header, .. rows]);
        var thorough = Given.Take("medical-insurance", [Header, .. spaced]);

        quick.Alerts.Count.ShouldBeGreaterThan(300);
        quick.Rejected.Select(r => r.Row).ShouldBe(thorough.Rejected.Select(r => r.Row));
        quick.EventKeys.ShouldBe(thorough.EventKeys);
        foreach (var (one, other) in quick.Alerts.Zip(thorough.Alerts))
        {
            one.AlertId.ShouldBe(other.AlertId);
            (one.Subject with { CitizenIdAsWritten = null }).ShouldBe(other.Subject with { CitizenIdAsWritten = null });
            one.Facts.ShouldBe(other.Facts);
            one.Remarks.Where(r => r.IsDoubt).ShouldBe(other.Remarks.Where(r => r.IsDoubt));
        }
    }

    [Test]
    public void Equal_texts_of_a_column_share_one_string()
    {
        var alerts = Given.Take("medical-insurance", [Header, .. Enumerable.Repeat("平里镇,贵溪村,张三,341098195203151237,脱贫人口,1,200,10000".Split(','), 3)]).Alerts;

        alerts[2].Subject.Township.ShouldBeSameAs(alerts[0].Subject.Township);
        ((MedicalCostFacts)alerts[2].Facts).PersonCategory.ShouldBeSameAs(((MedicalCostFacts)alerts[1].Facts).PersonCategory);
    }

    private static string[] Row(Random random) => [.. Values.Select(column => column[random.Next(2) == 0 ? random.Next(2) : random.Next(column.Length)])];

    private static string Quoted(string cell) => cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell;

    private static string Picture(Taken taken) => string.Join('\n',
    [
        .. taken.Alerts.Select(a => $"{a with { Remarks = [] }} {a.Subject.CitizenId} {a.Subject.CitizenIdAsWritten} {Told(a.Remarks)}"),
        .. taken.EventKeys.Select(key => $"{key}"),
        .. taken.Rejected.Select(r => $"{r.Row} {r.AlertId} {string.Join(';', r.Problems)}"),
    ]);

    private static string Told(IReadOnlyList<RowRemark> remarks) => string.Join(';', remarks);
}
