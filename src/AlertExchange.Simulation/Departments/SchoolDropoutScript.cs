using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>教育 控辍保学: GBK text, guardians' columns beside the pupil's, student numbers and guardians' ids where the pupil's id should be.</summary>
internal sealed class SchoolDropoutScript : DepartmentScript
{
    public override string Department => "education";

    public override AlertKind Kind => AlertKind.SchoolDropout;

    public override FormTraits Form => FormTraits.Village | FormTraits.Date | FormTraits.Pupils;

    public override int RowsPerThousand => 3;

    public override int LeastRows => 12;

    public override string FileName(Period period) => $"02-教体局-控辍保学台账（{period.Year}年{period.Month}月）.csv";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.Age is >= 7 and <= 15;

    public override int TypicalAge(SeededRandom random) => random.Between(7, 15);

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var grade = Math.Clamp(row.Person.Age - 6, 1, 9);
        var guardian = Array.Find(row.Household.Members, m => m.Age >= 22);
        row["school"] = SheetCell.Of($"{row.Household.Village.Township}{(grade <= 6 ? "中心小学" : "初级中学")}");
        row["class"] = SheetCell.Of($"{"一二三四五六七八九"[grade - 1]}（{context.Random.Between(1, 4)}）班");
        row["studentNumber"] = SheetCell.Of("G" + row.Person.Id.Reveal());
        if (row.Anonymous)
            row["studentNumber"] = SheetCell.Empty;
        else if (guardian is not null)
            (row["guardian"], row["guardianId"]) = (SheetCell.Of(guardian.Name.Full), SheetCell.Of(guardian.Id.Reveal()));
        row["status"] = SheetCell.Of(context.Pick("休学", "辍学", "疑似辍学", "失学", "长期请假"));
        row["left"] = context.Date(row, context.EventDay());
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft(Path.GetFileNameWithoutExtension(path));
        var placed = new TableLayout
        {
            Title = $"{context.CountyName}义务教育阶段控辍保学台账",
            Notes = [$"填报单位：{context.CountyName}教育体育局"],
            Columns =
            [
                Column.Number(),
                Column.Fact("学校", "school"),
                Column.Fact("年级班级", "class"),
                Column.Name("学生姓名"),
                Column.Id("身份证件号"),
                // An unusable id must not be told a second time beside itself.
                new Column("学籍号", (row, _, _) => ShowsStudentNumber(row) ? row["studentNumber"] : SheetCell.Empty),
                Column.Township("乡镇"),
                Column.Village("行政村"),
                Column.Fact("监护人", "guardian"),
                Column.Fact("监护人身份证号", "guardianId"),
                Column.Fact("失学辍学情况", "status"),
                Column.Fact("离校时间", "left"),
                Column.Text("备注", _ => null),
            ],
            BlankRowEvery = 9,
        }.Write(sheet, rows).ToList();
        TextFile.Write(path, TextFile.Gb18030, ',', sheet);
        return placed;
    }

    private static bool ShowsStudentNumber(RowDraft row) => row.ErrorClass is ErrorClasses.Clean or ErrorClasses.NameTypo or ErrorClasses.NameSpaced;
}
