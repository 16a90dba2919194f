using AlertExchange.Benchmarks.Pipeline;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.Evaluating;
using AlertExchange.Pipeline.Evaluating;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation;
using AlertExchange.Simulation.Evaluating;
using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;
using AlertExchange.Storage;

namespace AlertExchange.Benchmarks.Linkage;

/// <summary>One county from its generator through the real exchange to judged rows.</summary>
internal static class LinkageCounty
{
    private const int VillagePeople = 1500;

    /// <summary>Farther than any two seeds that are measured.</summary>
    private const ulong RowSeedsApart = 1_000_000_007;

    public static async Task<IReadOnlyList<MeasuredRow>> MeasureAsync(ulong seed, LinkageOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("linkage-").FullName;
        try
        {
            var truth = Generate(Path.Combine(folder, "county"), seed, options);
            // A county that merged villages lists their former names; the generator does the same.
            var config = Path.Combine(folder, "config");
            PipelineBenchmark.Copy(PipelineBenchmark.ConfigDirectory, config);
            File.Copy(truth.AliasesPath!, Path.Combine(config, "areas", "aliases", Path.GetFileName(truth.AliasesPath!)), overwrite: true);
            var trained = options.Train ? await JudgeTrainedAsync(folder, config, seed, options, truth) : null;
            await using var exchange = await RunningExchange.StartAsync(Path.Combine(folder, "data"), config);
            await ImportAsync(exchange, truth);
            await SubmitAsync(exchange, truth);
            return Measure(exchange, truth, trained);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CountyTruth Generate(string folder, ulong seed, LinkageOptions options, int monthsBefore = 0) => CountyGenerator.Generate(new CountyOptions
    {
        Households = options.Households,
        Seed = seed,
        RowsSeed = seed + (ulong)monthsBefore * RowSeedsApart,
        Period = new Period(2022, 8 - monthsBefore),
        RowsScale = options.RowsScale,
        Errors = ErrorProfile.Linkage,
        VillagePeople = VillagePeople,
        OutputDirectory = folder,
        AreaCsvPath = Path.Combine(PipelineBenchmark.ConfigDirectory, "areas", "341024.csv"),
    });

    /// <summary>The same rows, matched after the county has learned from those of the month before, of which nobody told it the truth.</summary>
    private static async Task<IReadOnlyList<JudgedRow>> JudgeTrainedAsync(string folder, string config, ulong seed, LinkageOptions options, CountyTruth truth)
    {
        var before = Generate(Path.Combine(folder, "before"), seed, options, monthsBefore: 1);
        await using var exchange = await RunningExchange.StartAsync(Path.Combine(folder, "trained"), config);
        await ImportAsync(exchange, truth);
        await SubmitAsync(exchange, before);
        if (await exchange.Get<LinkageSchool>().TrainAsync("benchmark", new Progress<(double?, string)>(_ => { }), CancellationToken.None) is null)
        {
            throw new InvalidOperationException("Too few rows to learn from.");
        }

        await SubmitAsync(exchange, truth);
        return Judge(exchange, truth);
    }

    private static async Task ImportAsync(RunningExchange exchange, CountyTruth truth) =>
        await exchange.Get<RosterDesk>().ImportAsync(truth.RosterPath, null, new Progress<(double?, string)>(_ => { }), CancellationToken.None);

    private static async Task SubmitAsync(RunningExchange exchange, CountyTruth truth)
    {
        foreach (var file in truth.Files)
        {
            await using var content = File.OpenRead(file.Path);
            var request = new SubmitRequest { FileName = Path.GetFileName(file.Path), Department = file.Department, Period = truth.Options.Period };
            if (await exchange.Get<SubmissionDesk>().SubmitAsync(request, content, new Progress<(double?, string)>(_ => { }), CancellationToken.None)
                is not SubmitResult.Ended { Summary.Submission.Fault: null })
            {
                throw new InvalidOperationException($"{request.FileName} was not taken.");
            }
        }
    }

    private static IReadOnlyList<JudgedRow> Judge(RunningExchange exchange, CountyTruth truth) =>
        Evaluation.Judge(truth.Rows, RunRows.From(exchange.Get<RunReader>().Read(truth.Options.Period)));

    private static List<MeasuredRow> Measure(RunningExchange exchange, CountyTruth truth, IReadOnlyList<JudgedRow>? trained)
    {
        var written = Written(exchange.Get<ExchangeStore>(), truth.Options.Period);
        var (liaison, people) = Liaison(exchange);
        return
        [
            .. Judge(exchange, truth).Select((row, i) =>
            {
                var says = written.GetValueOrDefault((row.Truth.File, row.Truth.Sheet, row.Truth.Row));
                var meant = people.GetValueOrDefault(row.Truth.PersonCode);
                return new MeasuredRow(
                    truth.Options.Seed, says, row, trained?[i], Join(row, says is null ? null : liaison.ById(says)), Join(row, says is null ? null : liaison.ByIdThenName(says)),
                    meant.Name is null ? 0 : liaison.CountNamesakes(meant.Township, meant.Village, meant.Name), says is null ? 0 : liaison.CountNamesakes(says));
            }),
        ];
    }

    private static JudgedRow Join(JudgedRow row, RunCandidate? found) => new(
        row.Truth,
        row.Outcome == ExpectedOutcome.Rejected ? ExpectedOutcome.Rejected : found is null ? ExpectedOutcome.None : ExpectedOutcome.Definite,
        found is { } person ? [person] : [],
        row.IsMissing);

    private static Dictionary<(string File, string Sheet, int Row), AlertSubject> Written(ExchangeStore store, Period period) => store.Read(scope =>
        (from submission in store.Submissions.ListByPeriod(scope, period)
         from batch in store.Batches.List(scope, submission.SubmissionId)
         from alert in store.Batches.ReadAlerts(scope, batch.BatchId)
         select (Place: (submission.FileName, batch.Sheet, alert.Source.Row), alert.Subject)).ToDictionary(r => r.Place, r => r.Subject));

    private static (LiaisonJoin Join, Dictionary<string, (string Township, string Village, string Name)> People) Liaison(RunningExchange exchange)
    {
        var roster = exchange.Get<RosterCache>().Latest();
        var store = exchange.Get<ExchangeStore>();
        var all = Enumerable.Range(0, roster.PersonCount).Select(roster.Person).ToList();
        var persons = store.Read(scope => store.Roster.PersonCodes(scope, [.. all.Select(p => p.PersonNo)]));
        var households = store.Read(scope => store.Roster.HouseholdCodes(scope, [.. all.Select(p => p.HouseholdNo).Distinct()]));
        var join = new LiaisonJoin();
        var people = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal);
        foreach (var person in all)
        {
            var (code, township, village) = (persons[person.PersonNo], person.Township ?? "", person.Village ?? "");
            join.Add(new RunCandidate(code, households[person.HouseholdNo], 1000), person.Id.Reveal(), person.Name, township, village);
            people.Add(code, (township, village, person.Name));
        }

        return (join, people);
    }
}
