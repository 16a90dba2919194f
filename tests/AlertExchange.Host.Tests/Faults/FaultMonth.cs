using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Roster;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Intake.Exports;
using AlertExchange.Simulation.Benchmarks;

namespace AlertExchange.Host.Tests.Faults;

/// <summary>
/// A small county and a month of its files: a large one that goes by the bulk lane, one that corrects it, and short ones of other departments.
/// What an undisturbed exchange in one process makes of them is what every disturbed one has to come to, byte for byte.
/// </summary>
internal sealed class FaultMonth : IDisposable
{
    private const int RosterPeople = 12_000;
    private const int LargeRows = 24_000;
    private const int CorrectedRows = 10_000;

    private readonly Workplace _place = new();
    private List<MonthFile> _files = [];

    /// <summary>A directory with keys and an imported roster, to be copied.</summary>
    public Workplace Rostered => _place;

    public string RosterFile => _place.PathOf("roster.csv");

    /// <summary>In the order in which they are handed in.</summary>
    public IReadOnlyList<MonthFile> Files => _files;

    /// <summary>What an undisturbed run made of the files.</summary>
    public Picture Undisturbed { get; private set; } = null!;

    public static async Task<FaultMonth> MakeAsync()
    {
        var month = new FaultMonth();
        var county = new BenchmarkFiles(new BenchmarkOptions { People = RosterPeople, Seed = 11, AreaCsvPath = Path.Combine(InProcess.ConfigDirectory, "areas", "341024.csv") });
        county.WriteRoster(month.RosterFile);
        var people = WholeHouseholds(county.Roster().Take(3_000));
        var large = month.WithoutThem(county, people);
        new FileInfo(large).Length.ShouldBeGreaterThan(1 << 20, "or it would go by the express lane");
        month._files =
        [
            new("medical-insurance", large),
            new("civil-affairs", month.Write("低保.csv", "乡镇,村,姓名,身份证号,救助类别,享受日期", people.Take(300), _ => "低保,2022-08-01")),
            new("police", month.Write("案件.csv", "乡镇,村,姓名,身份证号,类型,案发时间,财产损失", people.Skip(100).Take(10), n => $"交通事故,2022-08-{n % 28 + 1:D2},{30_000 + n}")),
            new("medical-insurance", month.Corrected(large)),
            new("agriculture-water", month.Write("饮水.csv", "乡镇,行政村,户主姓名,户主身份证号,存在问题", people.Skip(200).Take(150), _ => "缺水")),
            new("education", month.Write("辍学.csv", "乡镇,行政村,学生姓名,学生身份证号,学校,失学辍学情况", people.Skip(2_000).Take(60), _ => "示例中学,失学")),
            new("civil-affairs", month.Write("低保更正.csv", "乡镇,村,姓名,身份证号,救助类别,享受日期", people.Skip(20).Take(300), n => $"{(n % 9 == 0 ? "特困" : "低保")},2022-08-01")),
        ];
        (await month._place.RunAsync("roster", "import", month.RosterFile)).Exits(0);
        using var alone = Workplace.CopyOf(month._place);
        foreach (var file in month.Files)
        {
            (await alone.SubmitAsync(file.Path, file.Department)).Exits(0);
        }

        await using var exchange = InProcess.Open(alone.Data);
        month.Undisturbed = Picture.Of(exchange);
        month.Undisturbed.Reconciliation.ShouldContain("medical-insurance");
        return month;
    }

    /// <summary>
    /// Households of the short files are not in the large one, which a correction shortens: whether a task is cancelled and another opened, or one goes on,
    /// depends on which department's file came first, as it does for people (docs/adr/0020).
    /// </summary>
    private string WithoutThem(BenchmarkFiles county, List<RosterPerson> people)
    {
        var everybody = _place.PathOf("everybody.csv");
        county.WriteCsv(everybody, LargeRows);
        var ids = people.Select(p => p.CitizenId).ToHashSet();
        var names = people.Select(p => (p.Village, p.Name)).ToHashSet();
        var large = _place.PathOf("医保八月.csv");
        File.WriteAllLines(large, File.ReadLines(everybody).Where(line =>
        {
            var cells = line.Split(',');
            return !ids.Contains(cells[4]) && !names.Contains((cells[2], cells[3]));
        }));
        return large;
    }

    private static List<RosterPerson> WholeHouseholds(IEnumerable<RosterPerson> people)
    {
        var list = people.ToList();
        var last = list[^1].HouseholdCode;
        list.RemoveAll(p => p.HouseholdCode == last);
        return list;
    }

    public void Dispose() => _place.Dispose();

    private string Write(string name, string header, IEnumerable<RosterPerson> people, Func<int, string> rest) => _place.Write(name,
        [header, .. people.Select((p, n) => $"{p.Township},{p.Village},{p.Name},{p.CitizenId},{rest(n)}")]);

    /// <summary>The large file once more, shorter, with other amounts and some rows that cannot be read.</summary>
    private string Corrected(string large)
    {
        var path = _place.PathOf("医保八月更正.csv");
        File.WriteAllLines(path, File.ReadLines(large).Take(CorrectedRows + 1).Select((line, n) =>
        {
            var cells = line.Split(',');
            if (n > 0 && n % 5 == 0 && decimal.TryParse(cells[8], CultureInfo.InvariantCulture, out var paid))
            {
                cells[8] = n % 400 == 0 ? "待查" : (paid + 4_000).ToString("0.00", CultureInfo.InvariantCulture);
            }

            return string.Join(',', cells);
        }));
        return path;
    }

    /// <summary>A department's file.</summary>
    internal sealed record MonthFile(string Department, string Path)
    {
        public DepartmentId DepartmentId => new(Department);

        public string Name => System.IO.Path.GetFileName(Path);
    }

    /// <summary>The month's exports, byte for byte, and its reconciliation.</summary>
    internal sealed record Picture(string Matches, string Warnings, string Tasks, string Rejected, string Reconciliation)
    {
        public static Picture Of(InProcess exchange) => new(
            Export(exchange, ExportKind.Matches), Export(exchange, ExportKind.Warnings), Export(exchange, ExportKind.Tasks), Export(exchange, ExportKind.Rejected),
            string.Join('\n', exchange.Get<Pipeline.Reporting.ExchangeReports>().Reconcile(Workplace.Period).Rows.Select(r => r.ToString())));

        public void ShouldBe(Picture expected, string about)
        {
            Reconciliation.ShouldBe(expected.Reconciliation, about);
            Compare(Rejected, expected.Rejected, "rejected");
            Compare(Matches, expected.Matches, "matches");
            Compare(Warnings, expected.Warnings, "warnings");
            Compare(Tasks, expected.Tasks, "tasks");

            void Compare(string actual, string wanted, string list)
            {
                if (actual != wanted)
                {
                    var (have, want) = (actual.Split('\n'), wanted.Split('\n'));
                    throw new AssertionException($"{about}: {list} differ, {have.Length} lines for {want.Length}:\n"
                        + string.Join('\n', have.Except(want).Take(5).Select(l => "  is     " + l).Concat(want.Except(have).Take(5).Select(l => "  wanted " + l))));
                }
            }
        }

        private static string Export(InProcess exchange, ExportKind kind)
        {
            using var output = new MemoryStream();
            exchange.Get<Exporter>().Write(kind, Workplace.Period, ExportFormat.Csv, output);
            return System.Text.Encoding.UTF8.GetString(output.ToArray());
        }
    }
}
