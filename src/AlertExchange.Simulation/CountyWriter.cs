using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Departments;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation;

/// <summary>Makes one county: roster first, then file by file the departments, then the truth.</summary>
internal sealed class CountyWriter
{
    private static readonly (string Department, string By)[] ZeroReporters = [("water-resources", "余水生"), ("market-regulation", "方正明")];

    private const int PeoplePerTenHouseholds = 34;

    private readonly CountyOptions _options;
    private readonly DateOnly _asOf;
    private readonly County _county;
    private readonly SubjectPicker _people;
    private readonly List<GeneratedFile> _files = [];
    private readonly List<TruthRow> _rows = [];
    private readonly List<TruthWarning> _warnings = [];
    private readonly List<TruthCounts> _counts = [];
    private readonly List<TruthRate> _rates = [];
    private readonly WarningLedger _ledger = new();

    public CountyWriter(CountyOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Households, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.RowsScale);
        _options = options;
        _asOf = options.AsOf ?? options.Period.FirstDay.AddDays(23);
        var villages = SimulatedVillage.Read(options.AreaCsvPath);
        if (options.VillagePeople is { } people)
            villages = SimulatedVillage.Fewer(villages, options.Households * PeoplePerTenHouseholds / 10, people);
        _county = new County(options.Seed, options.Households, options.Period.Year, villages);
        _people = new SubjectPicker(_county);
    }

    private static IReadOnlyList<DepartmentScript> Scripts() =>
    [
        new MedicalInsuranceScript(), new SchoolDropoutScript(), new EducationCostScript(), new HousingScript(), new IndustryLossScript(),
        new DrinkingWaterScript(), new CivilAffairsScript(), new DisabilityScript(), new EmergencyManagementScript(), new PoliceScript(),
        new PetitionsScript(), new InspectionScript(), new HealthScript(), new AgricultureScript(), new HumanResourcesScript(), new StatisticsScript(),
    ];

    public CountyTruth Write()
    {
        var rosterFolder = EmptyFolder("roster");
        var filesFolder = EmptyFolder("departments");
        var truthFolder = EmptyFolder("truth");
        var aliasesPath = _options.Errors == ErrorProfile.Linkage ? WriteAliases(EmptyFolder("areas")) : null;
        var (rosterPath, people) = RosterFile.Write(rosterFolder, _county, _options.Period.Year);
        var scripts = Scripts();
        for (var i = 0; i < scripts.Count; i++)
        {
            if (Reports(scripts[i].Department))
                WriteFile(scripts[i], filesFolder, SeededRandom.Stream(_options.RowsSeed ?? _options.Seed, Purposes.Departments, (ulong)i));
        }

        CountWarnings();
        var truth = new CountyTruth
        {
            Options = _options,
            CountyCode = _county.Code,
            Households = _county.Households,
            People = people,
            RosterPath = rosterPath,
            AliasesPath = aliasesPath,
            Files = _files,
            ZeroReports = [.. ZeroReporters.Where(z => Reports(z.Department)).Select(z => new GeneratedZeroReport(new DepartmentId(z.Department), _options.Period, z.By))],
            Rows = _rows,
            Warnings = _warnings,
            Counts = _counts,
            Rates = _rates,
        };
        TruthFiles.Write(truthFolder, truth);
        return truth;
    }

    private bool Reports(string department) => _options.Departments?.Contains(new DepartmentId(department)) ?? true;

    private void WriteFile(DepartmentScript script, string folder, SeededRandom random)
    {
        var context = new FillContext(random, _options.Period, _asOf, _county.Name, script.Form.HasFlag(FormTraits.Workbook));
        var drafts = script.Kind == AlertKind.PriceDrop ? PriceSignals(script, context) : People(script, context);
        if (drafts.Count == 0)
            return;

        var name = script.FileName(_options.Period);
        var path = Path.Combine(folder, name);
        var placed = script.Write(path, drafts, context);
        var department = new DepartmentId(script.Department);
        _files.Add(new GeneratedFile(path, department, script.Kind, placed.Count));
        var byOutcome = new int[4];
        foreach (var (row, sheet, number) in placed)
        {
            var expected = ErrorClasses.Expected(row.ErrorClass);
            byOutcome[(int)expected]++;
            _rows.Add(new TruthRow(name, sheet, number, department, script.Kind, row.Person.Code, row.Household.Code, row.ErrorClass, expected, row.Note));
            _ledger.Observe(row, script.Kind, department, $"{name}|{sheet}|{number}");
        }

        _counts.Add(new TruthCounts(
            department,
            script.Kind,
            name,
            placed.Count,
            byOutcome[(int)ExpectedOutcome.Rejected],
            byOutcome[(int)ExpectedOutcome.Definite],
            byOutcome[(int)ExpectedOutcome.Possible],
            byOutcome[(int)ExpectedOutcome.None],
            Warnings: 0));
    }

    private void CountWarnings()
    {
        _warnings.AddRange(_ledger.Due());
        for (var i = 0; i < _counts.Count; i++)
        {
            var count = _counts[i];
            _counts[i] = count with { Warnings = _warnings.Count(w => w.Department == count.Department && w.RuleKind == count.Kind) };
        }
    }

    private List<RowDraft> People(DepartmentScript script, FillContext context)
    {
        var random = context.Random;
        var rows = Math.Max(script.LeastRows, (int)(_options.Households * (long)script.RowsPerThousand / 1000 * _options.RowsScale));
        var drafter = new RowDrafter(_people, script.Kind, script.Form, script.Fits, script.TypicalAge, random);
        var drafts = new List<RowDraft>(rows);

        void Add(RowDraft? draft, decimal? measure)
        {
            if (draft is null)
                return;
            script.Fill(draft, measure, context);
            drafts.Add(draft);
        }

        foreach (var measure in script.ExactMeasures)
            Add(drafter.Draft(ErrorClasses.Clean), measure);
        foreach (var (first, second) in script.HouseholdPairs)
        {
            if (drafter.DraftPair() is not var (a, b))
                continue;
            Add(a, first);
            Add(b, second);
        }

        var dealt = Math.Max(0, rows - drafts.Count);
        var classes = ErrorRates.Deal(dealt, script.Form, _options.Errors, random);
        foreach (var errorClass in classes.Where(c => c != ErrorClasses.Duplicate))
            Add(drafter.Draft(errorClass), null);
        var clean = drafts.Where(d => d.ErrorClass == ErrorClasses.Clean).ToArray();
        foreach (var _ in classes.Where(c => c == ErrorClasses.Duplicate && clean.Length > 0))
        {
            var copy = random.Pick(clean).Again();
            script.FillAgain(copy, context);
            drafts.Add(copy);
        }

        KeepRejectionsLow(drafts);
        _rates.AddRange(ErrorRates.For(_options.Errors, script.Form)
            .Select(r => new TruthRate(script.FileName(_options.Period), r.Class, r.PerThousand, dealt, drafts.Count(d => d.ErrorClass == r.Class))));
        random.Shuffle(drafts);
        return [.. drafts.OrderBy(d => d.Household.Village.Index)];
    }

    /// <summary>In a tiny county there may be nobody left for good rows; a file of rejected ones would be held as a whole.</summary>
    private static void KeepRejectionsLow(List<RowDraft> drafts)
    {
        bool Rejected(RowDraft d) => ErrorClasses.Expected(d.ErrorClass) == ExpectedOutcome.Rejected;
        while (drafts.Count(Rejected) * 5 > drafts.Count)
            drafts.RemoveAt(drafts.FindLastIndex(Rejected));
    }

    private List<RowDraft> PriceSignals(DepartmentScript script, FillContext context)
    {
        var nobody = _county.OffRoster(int.MaxValue / 2, 40, StrangerKind.RareSurname);
        var drafts = new List<RowDraft>();
        for (var i = 0; i < script.LeastRows; i++)
        {
            var row = new RowDraft
            {
                Household = nobody,
                Person = nobody.Head,
                ErrorClass = ErrorClasses.AreaSignal,
                Name = null,
                Id = default,
                Township = null,
                Village = null,
                Address = null,
                Event = i,
            };
            script.Fill(row, null, context);
            drafts.Add(row);
        }

        return drafts;
    }

    private string WriteAliases(string folder)
    {
        var path = Path.Combine(folder, _county.Code + ".csv");
        using var file = new TextFile(path, TextFile.Utf8, ',');
        file.WriteRow(["code", "alias", "validFrom", "validTo", "note"]);
        foreach (var village in _county.Villages)
            file.WriteRow([village.Code, village.FormerName, "", "", "并村前"]);
        return path;
    }

    private string EmptyFolder(string name)
    {
        var folder = Path.Combine(_options.OutputDirectory, name);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(folder))
            File.Delete(file);
        return Path.GetFullPath(folder);
    }
}
