using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Reviewing;

namespace AlertExchange.Host.Tests.CommandLine;

/// <summary>Clerical review as clerks and scripts use it.</summary>
public sealed class ReviewTests
{
    private static readonly string[] By = ["--by", "张三", "--reason", "电话核实"];

    [Test]
    public async Task A_case_is_listed_shown_accepted_and_undone()
    {
        using var place = await PlaceAsync();

        var listed = (await place.RunAsync("review", "list", "--period", Workplace.Month, "--json")).Exits(0).Json.EnumerateArray().ShouldHaveSingleItem();
        var number = listed.GetProperty("case").GetString()!;
        listed.GetProperty("severe").GetBoolean().ShouldBeTrue();
        listed.GetProperty("row").GetInt32().ShouldBe(3);
        listed.GetProperty("candidates")[0].GetProperty("personCode").GetString().ShouldBe("P0002");
        var shown = (await place.RunAsync("review", "show", number)).Exits(0);
        shown.Output.ShouldContain("人编号 P0002");
        shown.Output.ShouldContain("单独一条即达到预警线");
        shown.Output.ShouldContain("同名：");
        shown.Text.ShouldNotContain(SmallCounty.Id(2));

        var accepted = (await place.RunAsync(["review", "accept", number, "--person", "1", .. By])).Exits(0);
        accepted.Output.ShouldContain("预警变动 1 条");
        (await place.RunAsync(["review", "accept", number, "--person", "1", .. By])).ExitsWithReason(3, "张三 确认为 P0002");
        (await place.ExportAsync("matches")).Rows.Select(r => (r["outcome"], r["strategy"])).ShouldContain(("definite", "clerical-review"));
        (await place.ExportAsync("warnings")).Rows.Count(r => r["status"] == "raised").ShouldBe(2);

        (await place.RunAsync(["review", "undo", number, .. By])).Exits(0).Output.ShouldContain("待审核");
        (await place.RunAsync("review", "show", number)).Exits(0).Output.ShouldContain("撤销上一决定");
        (await place.ExportAsync("warnings")).Rows.Count(r => r["status"] == "raised").ShouldBe(1);
        (await place.RunAsync("status", "--period", Workplace.Month)).Exits(0);
    }

    [Test]
    public async Task A_workbook_goes_out_and_comes_back()
    {
        using var place = await PlaceAsync();
        var book = place.PathOf("审核.xlsx");

        (await place.RunAsync("review", "export", "-o", book)).Exits(0).Output.ShouldContain("已导出 1 件");
        var blank = await place.RunAsync("review", "import", book, "--by", "李四");

        blank.Exits(0).Output.ShouldContain("采用 0 行，未采用 0 行，未填 ");
        (await place.RunAsync("review", "import", place.Write("别的.csv", "甲,乙", "1,2"), "--by", "李四")).ExitsWithReason(3, "这不是人工审核工作簿");
        (await place.RunAsync("review", "import", place.PathOf("没有.xlsx"), "--by", "李四")).ExitsWithReason(3, "找不到文件");
    }

    [Test]
    public async Task What_does_not_exist_ends_with_3_and_what_is_missing_with_2()
    {
        using var place = new Workplace();

        (await place.RunAsync("review", "show", "C1-0")).ExitsWithReason(3, "没有编号为「C1-0」的审核事项");
        (await place.RunAsync(["review", "accept", "胡写", .. By])).ExitsWithReason(3, "没有编号为「胡写」的审核事项");
        (await place.RunAsync(["review", "undo", "C9-9", .. By])).ExitsWithReason(3, "C9-9");
        (await place.RunAsync("review", "accept", "C1-0")).ExitsWithReason(2, "--by");
        (await place.RunAsync("review", "refuse", "C1-0", "--by", " ", "--reason", "x")).ExitsWithReason(2, "--by 不能为空");
        (await place.RunAsync("review", "list")).Exits(0).Output.ShouldContain("没有待审核的比对");
        (await place.RunAsync("review", "export", "-o", place.PathOf("a.csv"))).ExitsWithReason(2, ".xlsx");
    }

    [Test]
    public async Task A_process_killed_while_it_decides_leaves_either_nothing_or_all_of_it()
    {
        using var prepared = await PlaceAsync();
        var number = "";
        await using (var look = InProcess.Open(prepared.Data))
        {
            number = look.Get<ReviewCases>().List(new ReviewFilter()).Single().Number.ToString();
        }

        foreach (var wait in (int[])[250, 450, 650, 900])
        {
            using var place = Workplace.CopyOf(prepared);
            using (var process = Alertx.Start(["review", "accept", number, "--person", "1", .. By, "--data", place.Data]))
            {
                var read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
                await Task.Delay(wait);
                process.Kill();
                await process.WaitForExitAsync();
                await read;
            }

            await using var next = await InProcess.StartAsync(place.Data);
            var store = next.Get<Storage.ExchangeStore>();
            for (var i = 0; i < 600 && store.Read(store.ReviewWork.List).Count > 0; i++)
            {
                await Task.Delay(50);
            }

            _ = CaseNumber.TryParse(number, out var parsed);
            var found = next.Get<ReviewCases>().Find(parsed)!;
            found.State.ShouldBe(found.History.Count == 0 ? ReviewState.Open : ReviewState.Accepted);
            next.Export("warnings", place.PathOf("w.csv")).Rows.Count.ShouldBe(found.History.Count == 0 ? 1 : 2, $"killed after {wait} ms");
            next.Export("tasks", place.PathOf("t.csv")).Rows.Count.ShouldBe(found.History.Count == 0 ? 1 : 2);
        }
    }

    /// <summary>A file with a sound row and one whose id is missing.</summary>
    private static async Task<Workplace> PlaceAsync()
    {
        var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        (await place.SubmitAsync(place.Write("医保.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 12_000), SmallCounty.Medical(2, 15_000, id: "")), "medical-insurance")).Exits(0);
        return place;
    }
}
