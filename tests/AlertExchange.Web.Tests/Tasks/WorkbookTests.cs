using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Web.Tests.Accounts;
using AlertExchange.Web.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlertExchange.Web.Tests.Tasks;

public sealed partial class WorkbookTests
{
    [Test]
    public async Task Tasks_go_out_as_a_workbook_and_come_back_with_outcomes_and_the_same_file_again_changes_nothing()
    {
        await using var county = await ServedCounty.StartAsync();
        using var client = await county.SignedInAsync(Role.Township);
        var ids = SomeTasks.New(county, 5);
        var exported = await client.SendFormAsync("/tasks/workbook", "/tasks/workbook?handler=Export");
        exported.StatusCode.ShouldBe(HttpStatusCode.OK);
        var file = await exported.Content.ReadAsByteArrayAsync();

        var out0 = Cells(file);
        out0[0].ShouldHaveSingleItem().ShouldContain("镇防返贫专干（township）");
        var heading = out0[1];
        out0.Skip(2).Select(row => row[heading.IndexOf("身份证号")]).ShouldAllBe(id => id.Length == 0 || id.Contains('*'));

        var filled = Filled(file, new Dictionary<string, (string, string)[]>
        {
            [ids[0]] = [("结论", "核实无风险"), ("原因", "核实无风险：报销、资助、理赔后负担不大"), ("说明", "=1+1")],
            [ids[1]] = [("结论", "拟纳入监测"), ("原因", "因病"), ("入户日期", "2026/10/20")],
            [ids[2]] = [("结论", "核实无风险")],
            [ids[3]] = [("结论", "人员已故"), ("修订", "1")],
            [ids[4]] = [("结论", "没有这种")],
        });
        SomeTasks.Act(county, Role.Township, new() { TaskId = ids[1], Action = TaskAction.Accept });

        var first = await ImportAsync(client, filled);
        first.ShouldContain("已反馈：核实无风险（报销、资助、理赔后负担不大）");
        first.ShouldContain("导出之后有了新进展");
        first.ShouldContain("请选择原因");
        first.ShouldContain("被改动过");
        first.ShouldContain("没有“没有这种”这种结论");
        var task = SomeTasks.Find(county, ids[0]).Task;
        (task.State, task.Outcome).ShouldBe((TaskState.Reported, "no-risk"));
        SomeTasks.CourseOf(county, ids[0]).ShouldHaveSingleItem().Outcome!.Note.ShouldBe("=1+1");

        var second = await ImportAsync(client, filled);
        second.ShouldContain("已经收到过，没有变化");
        SomeTasks.CourseOf(county, ids[0]).ShouldHaveSingleItem();
        ids.Skip(1).ShouldAllBe(id => SomeTasks.Find(county, id).Task.Outcome == null);

        (await ImportAsync(client, "no workbook"u8.ToArray())).ShouldContain("alert-danger");
    }

    private static async Task<string> ImportAsync(HttpClient client, byte[] file)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(await client.GetStringAsync("/tasks/workbook")).Groups[1].Value), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "File", "任务.xlsx" },
        };
        var answer = await client.PostAsync("/tasks/workbook?handler=Import", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private static List<List<string>> Cells(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. Sheet(document).Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }

    private static byte[] Filled(byte[] file, Dictionary<string, (string Column, string Value)[]> answers)
    {
        using var memory = new MemoryStream();
        memory.Write(file);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            var rows = Sheet(document).Descendants<Row>().ToList();
            var heading = rows[1].Elements<Cell>().Select(c => c.InnerText).ToList();
            foreach (var row in rows.Skip(2))
            {
                var cells = row.Elements<Cell>().ToList();
                foreach (var (column, value) in answers.GetValueOrDefault(cells[0].InnerText, []))
                {
                    cells[heading.IndexOf(column)].InlineString = new InlineString(new Text(value));
                }
            }
        }

        return memory.ToArray();
    }

    private static Worksheet Sheet(SpreadsheetDocument document) =>
        ((WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook!.Descendants<Sheet>().First().Id!)).Worksheet!;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
