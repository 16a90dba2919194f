using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>残联: certificate numbers of 20 or 22 characters in the id column, classes and grades in words or figures.</summary>
internal sealed class DisabilityScript : DepartmentScript
{
    private static readonly string[] Classes = ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"];

    public override string Department => "disability-federation";

    public override AlertKind Kind => AlertKind.DisabilityCertified;

    public override FormTraits Form => FormTraits.Village | FormTraits.Date | FormTraits.Workbook | FormTraits.Certificates;

    public override int RowsPerThousand => 6;

    public override int LeastRows => 14;

    public override string FileName(Period period) => $"08-残联-新办残疾人证花名册{period.Year}年{period.Month}月.xlsx";

    public override bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.Age >= 6;

    public override int TypicalAge(SeededRandom random) => random.Between(8, 80);

    public override void Fill(RowDraft row, decimal? measure, FillContext context)
    {
        var kind = context.Pick(4, 4, 4, 4, 1, 2, 3, 5, 6, 7);
        var grade = context.Random.Between(1, 4);
        row["class"] = context.Random.Next(3) switch
        {
            0 => SheetCell.Of(kind),
            1 => SheetCell.Of(Classes[kind - 1] + "残疾"),
            _ => SheetCell.Of(Classes[kind - 1]),
        };
        row["grade"] = context.Random.Next(4) switch
        {
            0 => SheetCell.Of(grade),
            1 => SheetCell.Of("壹贰叁肆"[grade - 1] + "级"),
            2 => SheetCell.Of($"{grade}级"),
            _ => SheetCell.Of("一二三四"[grade - 1] + "级"),
        };
        if (row.ErrorClass == ErrorClasses.IdCertificate)
            row.Id = SheetCell.Of(IdSpelling.Certificate(row.Person.Id.Reveal(), kind, grade, context.Random));
        var guardian = Array.Find(row.Household.Members, m => m.Age >= 22 && m != row.Person);
        row["guardian"] = row.Anonymous ? SheetCell.Empty : SheetCell.Of(guardian?.Name.Full);
        row["issued"] = context.Date(row, context.EventDay());
    }

    public override IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context)
    {
        var sheet = new SheetDraft("花名册");
        var placed = new TableLayout
        {
            Title = "新办理残疾人证人员花名册",
            Notes = [$"填报单位：{context.CountyName}残疾人联合会"],
            Columns =
            [
                Column.Number("序 号"),
                Column.Township("乡（镇）"),
                Column.Village("村"),
                Column.Name("残疾人姓名"),
                Column.Id("身份证号"),
                Column.Text("性别", r => r.Anonymous ? null : r.Person.Sex),
                Column.Fact("残疾类别", "class"),
                Column.Fact("残疾等级", "grade"),
                Column.Fact("监护人", "guardian"),
                Column.Fact("办证日期", "issued"),
            ],
        }.Write(sheet, rows).ToList();
        WorkbookFile.Write(path, [sheet]);
        return placed;
    }
}
