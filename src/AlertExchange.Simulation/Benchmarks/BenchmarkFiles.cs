using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Roster;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;

namespace AlertExchange.Simulation.Benchmarks;

/// <summary>
/// A county of a million people for load tests: its roster as records or as a file, and medical-cost files of any length
/// (department medical-insurance, kind medical-cost). Everything streams; nothing grows with the county.
/// </summary>
public sealed class BenchmarkFiles
{
    private static readonly string[] Headings = ["序号", "乡镇", "村", "姓名", "身份证号", "人员类别", "住院次数", "总费用", "个人自付", "备注"];

    private readonly BenchmarkOptions _options;
    private readonly County _county;

    public BenchmarkFiles(BenchmarkOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.People, 1);
        _options = options;
        var villages = SimulatedVillage.Read(options.AreaCsvPath);
        var probe = new County(options.Seed, 1, options.Period.Year, villages);
        while (People < options.People)
            People += probe.MemberCount(Households++);
        _county = new County(options.Seed, Households, options.Period.Year, villages);
    }

    public int Households { get; }

    /// <summary>People on the roster: <see cref="BenchmarkOptions.People"/> or up to six more.</summary>
    public int People { get; }

    /// <summary>The roster as the importer would read it.</summary>
    public IEnumerable<RosterPerson> Roster()
    {
        for (var i = 0; i < Households; i++)
        {
            var household = _county[i];
            foreach (var person in household.Members)
            {
                yield return new RosterPerson
                {
                    PersonCode = person.Code,
                    HouseholdCode = household.Code,
                    Name = person.Name.Full,
                    CitizenId = person.Id.Reveal(),
                    IdState = CitizenIdState.Sound,
                    Sex = person.Sex,
                    BirthDate = person.BirthDate,
                    Relation = person.Relation,
                    Category = household.MonitorClass is not null ? HouseholdCategory.Monitored : household.Lifted ? HouseholdCategory.Lifted : HouseholdCategory.General,
                    MonitorClass = household.MonitorClass,
                    RiskEliminated = household.RiskEliminated,
                    Township = household.Village.Township,
                    Village = household.Village.Name,
                    Group = household.GroupName,
                    Phone = household.Phone,
                    PerCapitaIncome = household.Income,
                };
            }
        }
    }

    /// <summary>The roster as a national-style export in text (UTF-8 with a byte order mark).</summary>
    public void WriteRoster(string path) => RosterFile.WriteText(path, _county, _options.Period.Year);

    /// <summary>A UTF-8 text file with a byte order mark, headings in line 1, <paramref name="rows"/> data rows of ten columns.</summary>
    public BenchmarkFile WriteCsv(string path, int rows)
    {
        using var file = new TextFile(path, TextFile.Utf8WithBom, ',');
        file.WriteRow(Headings);
        var fields = new string[Headings.Length];
        var source = new BenchmarkRows(_county, _options.Seed);
        for (var i = 1; i <= rows; i++)
        {
            var row = source.Next();
            fields[0] = i.ToString(CultureInfo.InvariantCulture);
            fields[1] = row.Village.Township;
            fields[2] = row.Village.Name;
            fields[3] = row.Name;
            fields[4] = row.Id.Shown();
            fields[5] = row.Category;
            fields[6] = row.Admissions.ToString(CultureInfo.InvariantCulture);
            fields[7] = row.TotalCost.ToString("0.00", CultureInfo.InvariantCulture);
            fields[8] = row.SelfPaid?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
            fields[9] = row.Remark;
            file.WriteRow(fields);
        }

        return source.Summary(path, rows);
    }

    /// <summary>An .xlsx with the same rows: headings in row 1, shared texts, amounts as numbers, ids as text except those that lost digits.</summary>
    public BenchmarkFile WriteWorkbook(string path, int rows)
    {
        using var workbook = new WorkbookFile(path);
        workbook.BeginSheet("Sheet1", false, string.Create(CultureInfo.InvariantCulture, $"A1:J{rows + 1}"), "");
        workbook.WriteRow(1, [.. Headings.Select(SheetCell.Of)]);
        var cells = new SheetCell[Headings.Length];
        var source = new BenchmarkRows(_county, _options.Seed);
        for (var i = 1; i <= rows; i++)
        {
            var row = source.Next();
            cells[0] = SheetCell.Of(i);
            cells[1] = SheetCell.Of(row.Village.Township);
            cells[2] = SheetCell.Of(row.Village.Name);
            cells[3] = SheetCell.Of(row.Name);
            cells[4] = row.Id;
            cells[5] = SheetCell.Of(row.Category);
            cells[6] = SheetCell.Of(row.Admissions);
            cells[7] = SheetCell.Of(row.TotalCost);
            cells[8] = row.SelfPaid is { } paid ? SheetCell.Of(paid) : SheetCell.Empty;
            cells[9] = SheetCell.Of(row.Remark);
            workbook.WriteRow(i + 1, cells);
        }

        return source.Summary(path, rows);
    }
}
