using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AlertExchange.Host.Operations;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Intake.Reading;
using Serilog.Events;
using Serilog.Parsing;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>
/// A whole county's month through real processes; then everything the program says about itself (logs, traces, metrics, health, errors on
/// the terminal) is searched for everybody of the county.
/// </summary>
public sealed partial class PersonalDataTests
{
    [Test]
    public async Task Nobody_of_a_county_is_found_in_what_the_program_says_about_itself()
    {
        using var place = new Workplace();
        await using var collector = new Collector();
        var traced = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        var said = new ConcurrentQueue<string>();
        var county = place.PathOf("county");
        await RunAsync("generate", "--households", "250", "--seed", "20261122", "-o", county);
        File.WriteAllText(place.PathOf("settings.yaml"), "dataDirectory: data\nlogs: { level: debug }\n");
        await RunAsync("roster", "import", Directory.GetFiles(Path.Combine(county, "roster")).Single());
        await using var server = await Server.StartAsync(place, "--config", place.PathOf("settings.yaml"));
        var files = Table.Read(Path.Combine(county, "truth", "rows.csv")).Rows.Select(r => (Name: r["file"], Department: r["department"])).Distinct().ToList();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, _) =>
            await RunAsync("submit", Path.Combine(county, "departments", file.Name), "--department", file.Department, "--period", Workplace.Month));

        // What is refused, held, broken or of another form: each quotes somebody if anything does.
        var one = File.ReadAllBytes(Path.Combine(county, "departments", files[0].Name));
        foreach (var (name, content) in new[] { ("截断.xlsx", one[..(one.Length / 2)]), ("错页.csv", Encoding.UTF8.GetBytes("姓名,证件\n" + string.Join('\n', People(county).Take(40).Select(p => $"{p.Name},{p.Id}")))) })
        {
            File.WriteAllBytes(place.PathOf(name), content);
            await RunAsync("submit", place.PathOf(name), "--department", files[0].Department, "--period", Workplace.Month);
        }

        foreach (var list in new[] { "matches", "tasks" })
        {
            await RunAsync("export", list, "--period", Workplace.Month, "-o", place.PathOf(list + ".csv"));
        }

        using (var killed = Alertx.Start(["submit", place.PathOf("错页.csv"), "--department", "health", "--period", "2022-09", "--config", place.PathOf("settings.yaml"), "--data", place.Data], environment: traced))
        {
            await Task.Delay(400);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        said.Enqueue(await server.GetAsync("/metrics"));
        said.Enqueue(await server.GetAsync("/health/ready"));
        var logs = Directory.GetFiles(Path.Combine(place.Data, "logs")).Select(f => ReadShared(f)).ToList();
        logs.ShouldNotBeEmpty();
        logs.ShouldContain(l => l.Contains("rows accepted", StringComparison.Ordinal));
        collector.Received.ShouldContain(r => r.Path == "/v1/traces");
        collector.Received.ShouldContain(r => r.Path == "/v1/metrics");
        var haystack = new Haystack([.. said, .. logs, .. collector.Received.Select(r => r.Text)]);

        var people = People(county);
        people.Count.ShouldBeGreaterThan(500);
        Haystack.Of(people).Found(people).Count().ShouldBe(people.Count, "the search finds those who are there");
        haystack.Found(people).ShouldBeEmpty();

        async Task RunAsync(params string[] arguments)
        {
            var result = await Alertx.RunAsync([.. arguments, .. arguments[0] == "generate" ? Array.Empty<string>() : ["--config", place.PathOf("settings.yaml"), "--data", place.Data]], place.Root, traced);
            result.ExitCode.ShouldBeOneOf([0, 3], result.ToString());
            // A receipt tells a liaison of the rows; what goes to the error stream may end in anybody's log.
            said.Enqueue(result.Errors);
        }
    }

    [Test]
    public void A_log_line_says_where_an_exception_came_from_and_never_what_it_said()
    {
        const string Said = "王二麻子 341098195001010171";
        Exception thrown;
        try
        {
            throw new InvalidOperationException(Said, new FormatException(Said));
        }
        catch (InvalidOperationException caught)
        {
            thrown = caught;
        }

        var line = new StringWriter();
        new LogLine().Format(new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Error, thrown, new MessageTemplateParser().Parse("It {Failed}"), [new LogEventProperty("Failed", new ScalarValue("failed"))]), line);

        line.ToString().ShouldNotContain("王二麻子");
        line.ToString().ShouldNotContain("341098");
        var json = System.Text.Json.JsonDocument.Parse(line.ToString()).RootElement;
        json.GetProperty("@x").GetString()!.ShouldContain("System.FormatException");
        json.GetProperty("@x").GetString()!.ShouldContain(nameof(A_log_line_says_where_an_exception_came_from_and_never_what_it_said));
        json.GetProperty("Failed").GetString().ShouldBe("failed");
        line.ToString().Count(c => c == '\n').ShouldBe(1);
    }

    /// <summary>Everybody of the roster: name, id and telephone as the file has them.</summary>
    private static List<Person> People(string county)
    {
        var path = Directory.GetFiles(Path.Combine(county, "roster")).Single();
        using var file = File.OpenRead(path);
        using var sheets = SpreadsheetOpener.Open(file, Path.GetFileName(path));
        var people = new List<Person>();
        var nameColumn = -1;
        while (sheets.NextSheet())
        {
            while (sheets.TryReadRow(out var row))
            {
                var cells = row.Cells.Select(c => c.Text ?? "").ToList();
                nameColumn = cells.IndexOf("姓名") is >= 0 and var found ? found : nameColumn;
                if (cells.FirstOrDefault(c => Id().IsMatch(c)) is { } id)
                {
                    people.Add(new Person(id, cells.FirstOrDefault(c => Phone().IsMatch(c)), cells[nameColumn]));
                }
            }
        }

        return people;
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^[0-9]{17}[0-9X]$")]
    private static partial Regex Id();

    [GeneratedRegex("^1[0-9]{10}$")]
    private static partial Regex Phone();

    private sealed record Person(string Id, string? Phone, string Name);

    /// <summary>All texts at once, searched for ids and telephones in full and in part, and for names as whole words.</summary>
    private sealed partial class Haystack(IReadOnlyList<string> texts)
    {
        private readonly HashSet<string> _digits = [.. texts.SelectMany(t => Digits().Matches(t)).SelectMany(m => Pieces(m.Value))];
        private readonly HashSet<string> _words = [.. texts.SelectMany(t => Words().Matches(t)).Select(m => m.Value)];
        private readonly string _all = string.Join('\n', texts);

        public static Haystack Of(IEnumerable<Person> people) => new([.. people.Select(p => $"{p.Name} 电话{p.Phone}，证件 {p.Id[..12]}******")]);

        /// <summary>Who is found, by number: a failing test is a log too.</summary>
        public IEnumerable<string> Found(IReadOnlyList<Person> people)
        {
            for (var i = 0; i < people.Count; i++)
            {
                var person = people[i];
                if (Pieces(person.Id).Concat(person.Phone is null ? [] : Pieces(person.Phone)).Any(_digits.Contains)
                    || _words.Contains(person.Name) || (person.Name.Length > 2 && _all.Contains(person.Name, StringComparison.Ordinal)))
                {
                    yield return $"person {i}";
                }
            }
        }

        // Ten digits in a row: fewer would be found in times and sizes by chance.
        private static IEnumerable<string> Pieces(string digits) => Enumerable.Range(0, Math.Max(0, digits.Length - 9)).Select(i => digits.Substring(i, 10));

        [GeneratedRegex("[0-9]{10,}")]
        private static partial Regex Digits();

        [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
        private static partial Regex Words();
    }

    /// <summary>Takes what an OpenTelemetry exporter sends.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _taking;

        public Collector()
        {
            var port = FreePort();
            Address = $"http://127.0.0.1:{port}";
            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            _taking = TakeAsync();
        }

        public string Address { get; }

        public ConcurrentQueue<(string Path, string Text)> Received { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _taking;
            _listener.Close();
        }

        private async Task TakeAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (HttpListenerException)
                {
                    return;
                }
                catch (ObjectDisposedException)
                {
                    return;
                }

                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Received.Enqueue((context.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }

        private static int FreePort()
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
    }
}
