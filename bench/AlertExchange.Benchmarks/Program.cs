using AlertExchange.Benchmarks.Exchange;
using AlertExchange.Benchmarks.Linkage;
using AlertExchange.Benchmarks.Matching;
using AlertExchange.Benchmarks.Pages;
using AlertExchange.Benchmarks.Pipeline;
using AlertExchange.Benchmarks.Scale;
using BenchmarkDotNet.Running;

// prepare DIR [people] [csvRows] [xlsxRows]   writes a roster store and the two files
// run DIR [repetitions] [csv]                 the whole way of both files (or of the CSV alone) beside merely iterating them
// linear DIR                                  the CSV at a quarter, a half and the whole of its rows
// stages DIR                                 where the time goes: each step alone
// exchange DIR                                one process beside RabbitMQ and PostgreSQL with one and two workers
// scale [people]                              a province in the roster index: memory, build time, lookups
// matching [people]                           matching and building beside a bare dictionary; damaged and id-less rows
// linkage [--seeds a,b] [--households N] [--rows N] [--train yes] [--page FILE.md] [--misses FILE.csv]   how well rows are linked with people
// pages DIR                                  lists over few and over many warnings, 20 people at once, beside the sign-in page
// anything else                               BenchmarkDotNet
return args switch
{
    ["prepare", var directory, .. var sizes] => await PipelineBenchmark.PrepareAsync(directory, sizes),
    ["run", var directory, .. var rest] => await PipelineBenchmark.RunAsync(directory, rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 3, rest is [_, "csv", ..]),
    ["stages", var directory] => await PipelineBenchmark.StagesAsync(directory),
    ["exchange", var directory] => await ExchangeBenchmark.RunAsync(directory),
    ["linear", var directory] => await PipelineBenchmark.LinearAsync(directory),
    ["matching", .. var people] => Matching(people.Length > 0 ? int.Parse(people[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000),
    ["pages", var directory] => await PagesBenchmark.RunAsync(directory),
    ["linkage", .. var rest] => await LinkageBenchmark.RunAsync(rest),
    ["scale", .. var people] => ScaleBenchmark.Run(people.Length > 0 ? int.Parse(people[0], System.Globalization.CultureInfo.InvariantCulture) : 13_000_000),
    _ => Run(args),
};

static int Matching(int people)
{
    MatchingSpeed.Run(people);
    return 0;
}

static int Run(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmark).Assembly).Run(args);
    return 0;
}
