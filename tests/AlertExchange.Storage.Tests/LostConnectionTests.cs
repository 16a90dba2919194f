using Npgsql;

namespace AlertExchange.Storage.Tests;

/// <summary>A server's connection breaks at every moment that matters. On PostgreSQL, whose line the test can cut.</summary>
public sealed class LostConnectionTests() : StoreTests(TestDatabase.PostgreSql)
{
    private Relay _relay = null!;
    private ExchangeStore _far = null!;

    [SetUp]
    public void OpenThroughTheRelay()
    {
        var server = new NpgsqlConnectionStringBuilder(Options.ConnectionString);
        _relay = new Relay(server.Host!, server.Port);
        (server.Host, server.Port, server.SslMode) = ("127.0.0.1", _relay.Port, SslMode.Disable);
        _far = OpenAgain(o => o with { ConnectionString = server.ConnectionString, WorkerBeat = TimeSpan.FromMilliseconds(20) });
        Count(_far.Write);
    }

    [TearDown]
    public void Close()
    {
        _far?.Dispose();
        _relay?.Dispose();
    }

    [Test]
    public void Connections_that_broke_while_nothing_was_done_are_replaced_unnoticed()
    {
        _far.Read(scope => _far.Settings.Get(scope, "n")).ShouldBe("1");
        _relay.EndConnections();

        _far.Read(scope => _far.Settings.Get(scope, "n")).ShouldBe("1");
        Count(_far.Write).ShouldBe(2);
    }

    [Test]
    public async Task A_store_whose_database_was_away_comes_back_by_itself()
    {
        _relay.Cut();
        var write = Task.Run(() => Count(_far.Write));
        var read = Task.Run(() => _far.Read(scope => _far.Settings.Get(scope, "n")));
        _relay.TurnedAway.Wait();

        _relay.Mend();

        (await write).ShouldBe(2);
        (await read).ShouldBeOneOf("1", "2");
    }

    [Test]
    public void A_write_that_lost_its_connection_in_the_middle_is_begun_anew()
    {
        var runs = 0;

        var counted = _far.Write(scope =>
        {
            var now = Next(scope);
            if (++runs == 1)
            {
                _relay.EndConnections();
            }

            _far.Settings.Set(scope, "n", now);
            return now;
        });

        (runs, counted).ShouldBe((2, "2"));
        Store.Read(scope => Store.Settings.Get(scope, "n")).ShouldBe("2");
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_commit_whose_answer_was_lost_is_not_done_twice(bool withTurn)
    {
        Func<Func<WriteScope, int>, int> write = withTurn ? _far.Write : work => _far.AppendAsync(work).GetAwaiter().GetResult();
        Count(write);

        // With its end: READ COMMITTED is another word.
        _relay.LoseTheAnswerTo("COMMIT\0"u8);

        Count(write).ShouldBe(3);

        Store.Read(scope => Store.Settings.Get(scope, "n")).ShouldBe("3");
    }

    [Test]
    public void A_read_that_has_handed_rows_on_is_not_begun_again()
    {
        var runs = 0;

        Should.Throw<StoreException>(() => _far.Read(scope =>
        {
            runs++;
            _far.Settings.Get(scope, "n");
            _relay.EndConnections();
            return _far.Settings.Get(scope, "n");
        })).Code.ShouldBe("store.away");

        runs.ShouldBe(1);
    }

    [Test]
    public void A_read_that_keeps_what_it_learns_to_itself_is_begun_again()
    {
        var runs = 0;

        var read = _far.ReadWhole(scope =>
        {
            var first = _far.Settings.Get(scope, "n");
            if (++runs == 1)
            {
                _relay.EndConnections();
            }

            return (first, _far.Settings.Get(scope, "n"));
        });

        (runs, read).ShouldBe((2, ("1", "1")));
    }

    [Test]
    public void A_worker_whose_line_is_cut_is_dead_to_others_after_a_while_and_does_no_harm_when_it_comes_back()
    {
        var clock = new TestClock();
        using var observer = OpenAgain(o => o with { Clock = clock });
        using var rescuer = observer.StartWorker();
        using var worker = _far.StartWorker();
        var id = Receive().SubmissionId;
        _far.Write(scope => _far.Submissions.TryClaim(scope, id, worker)).ShouldBeTrue();
        _relay.Cut();
        _relay.TurnedAway.Wait();

        Claim().ShouldBeFalse("first seen now");
        clock.Advance(TimeSpan.FromSeconds(29));
        Claim().ShouldBeFalse("seen for 29 seconds");
        clock.Advance(TimeSpan.FromSeconds(1));
        Claim().ShouldBeTrue("seen for 30 seconds");

        _relay.Mend();
        _far.AppendAsync(scope => _far.Submissions.HoldsClaim(scope, id, worker)).GetAwaiter().GetResult().ShouldBeFalse();
        observer.AppendAsync(scope => observer.Submissions.HoldsClaim(scope, id, rescuer)).GetAwaiter().GetResult().ShouldBeTrue();

        bool Claim() => observer.Write(scope => observer.Submissions.TryClaim(scope, id, rescuer));
    }

    [Test]
    public void A_worker_that_beats_stays_alive_however_long_another_watches_it()
    {
        var clock = new TestClock();
        using var observer = OpenAgain(o => o with { Clock = clock });
        using var rescuer = observer.StartWorker();
        using var worker = _far.StartWorker();
        var id = Receive().SubmissionId;
        _far.Write(scope => _far.Submissions.TryClaim(scope, id, worker)).ShouldBeTrue();

        for (var look = 0; look < 3; look++)
        {
            observer.Write(scope => observer.Submissions.TryClaim(scope, id, rescuer)).ShouldBeFalse();
            var before = Beat();
            clock.Advance(TimeSpan.FromMinutes(1));
            SpinWait.SpinUntil(() => Beat() != before, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        }

        long Beat() => Store.Read(scope => scope.First<long>("SELECT beat FROM worker WHERE worker_id = @WorkerId", new { worker.WorkerId }));
    }

    [Test]
    public void A_database_that_stays_away_is_told_in_Chinese_and_without_its_password()
    {
        _relay.Cut();
        var options = new NpgsqlConnectionStringBuilder(Options.ConnectionString) { Host = "127.0.0.1", Port = _relay.Port, Password = "geheim-4711" };

        var refusal = Should.Throw<StoreException>(() => ExchangeStore.Open(
            Directory, Options with { ConnectionString = options.ConnectionString, BusyTimeout = TimeSpan.FromMilliseconds(300) }));

        refusal.Code.ShouldBe("store.away");
        refusal.ToString().ShouldNotContain("geheim-4711");
    }

    private int Count(Func<Func<WriteScope, int>, int> write) => write(scope =>
    {
        var next = Next(scope);
        _far.Settings.Set(scope, "n", next);
        return int.Parse(next, System.Globalization.CultureInfo.InvariantCulture);
    });

    private string Next(WriteScope scope) =>
        (int.Parse(_far.Settings.Get(scope, "n") ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
