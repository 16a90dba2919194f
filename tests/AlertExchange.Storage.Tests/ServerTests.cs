using AlertExchange.Storage.Submissions;
using Dapper;
using Npgsql;

namespace AlertExchange.Storage.Tests;

/// <summary>What holds on a server, where writes run side by side.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Servers))]
public sealed class ServerTests(TestDatabase database) : StoreTests(database)
{
    [Test]
    public async Task Two_workers_append_batches_at_the_same_instant()
    {
        using var other = OpenAgain();
        using var both = new Barrier(2);
        var (first, second) = (Receive("d1"), Receive("d2"));

        // Each is inside its transaction when the other is.
        var ids = await Task.WhenAll(Append(Store, first), Append(other, second));

        ids[0].Concat(ids[1]).Distinct().Count().ShouldBe(8);
        foreach (var submission in (Submission[])[first, second])
        {
            Store.Read(scope => Store.Batches.List(scope, submission.SubmissionId)).Select(b => b.Number).ShouldBe([1, 2, 3, 4]);
        }

        Task<IReadOnlyList<long>> Append(ExchangeStore store, Submission submission) => store.AppendAsync(scope =>
        {
            var stored = store.Batches.Append(scope, submission.SubmissionId, [.. Enumerable.Range(1, 4).Select(n => Alerts.Batch(n, Alerts.Medicals(3)))]);
            scope.Flush();
            both.SignalAndWait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
            return stored;
        });
    }

    [Test]
    public void A_write_with_the_turn_waits_for_nobody_who_takes_none()
    {
        var submission = Receive();
        using var other = OpenAgain();

        var appended = other.AppendAsync(scope =>
        {
            other.Batches.Append(scope, submission.SubmissionId, [Alerts.Batch(1, Alerts.Medicals(3))]);
            scope.Flush();
            return Task.Run(() => Store.Write(turn => Store.Submissions.Receive(turn, AFile("d2")))).Wait(TimeSpan.FromSeconds(30));
        });

        appended.GetAwaiter().GetResult().ShouldBeTrue();
        Store.Read(scope => Store.Submissions.ListByPeriod(scope, August)).Count.ShouldBe(2);
    }

    [Test]
    public void A_write_without_a_turn_cannot_take_a_place_in_the_order_of_changes() =>
        Should.Throw<InvalidOperationException>(() => Store.AppendAsync(scope => scope.NextRevision()).GetAwaiter().GetResult());

    [Test]
    public void A_claim_that_is_held_cannot_be_taken_away_until_the_append_is_done()
    {
        var id = Receive().SubmissionId;
        using var worker = Store.StartWorker();
        Store.Write(scope => Store.Submissions.TryClaim(scope, id, worker)).ShouldBeTrue();
        using var other = OpenAgain();
        using var rescuer = other.StartWorker();
        Task<bool>? taking = null;

        var holds = Store.AppendAsync(scope =>
        {
            var mine = Store.Submissions.HoldsClaim(scope, id, worker);

            // Signed off, so that the other may claim at once: it must still wait for this transaction.
            worker.Dispose();
            taking = Task.Run(() => other.Write(turn => other.Submissions.TryClaim(turn, id, rescuer)));
            taking.Wait(TimeSpan.FromMilliseconds(300)).ShouldBeFalse();
            Store.Batches.Append(scope, id, [Alerts.Batch(1, Alerts.Medicals(3))]);
            return mine;
        }).GetAwaiter().GetResult();

        (holds, taking!.GetAwaiter().GetResult()).ShouldBe((true, true));
        Store.AppendAsync(scope => Store.Submissions.HoldsClaim(scope, id, worker)).GetAwaiter().GetResult().ShouldBeFalse();
    }

    [Test]
    public void A_list_longer_than_any_limit_of_parameters_is_looked_up_at_once()
    {
        Store.Write(scope => Store.Roster.Import(scope, Enumerable.Range(1, 70_000).Select(RosterTests.APerson), new Roster.RosterImport("341024", "花名册.xlsx", Noon)));

        Store.Read(scope => Store.Roster.PersonCodes(scope, [.. Enumerable.Range(1, 200_000)])).Count.ShouldBe(70_000);
    }

    [Test]
    public void While_a_list_is_walked_the_database_can_be_asked_something_else()
    {
        var submission = Receive();
        Write(scope => Store.Batches.AppendRejections(
            scope, submission.SubmissionId, [.. Enumerable.Range(1, 1203).Select(row => new Batches.StoredRejection("Sheet1", row, "[]", null))]));

        Store.Read(scope => Store.Batches.ReadRejections(scope, submission.SubmissionId)
            .Select(r => Store.Submissions.Find(scope, submission.SubmissionId) is null ? 0 : r.Row).ToList()).ShouldBe(Enumerable.Range(1, 1203));
    }

    [Test]
    public void A_wrong_password_is_told_in_Chinese_and_not_repeated()
    {
        Assume.That(Database.Kind, Is.EqualTo(DatabaseKind.PostgreSql));
        var wrong = new NpgsqlConnectionStringBuilder(Options.ConnectionString) { Username = "nobody_of_this_name", Password = "geheim-4711" };

        var refusal = Should.Throw<StoreException>(() => ExchangeStore.Open(Directory, Options with { ConnectionString = wrong.ConnectionString }));

        refusal.Code.ShouldBe("store.refused");
        refusal.ToString().ShouldNotContain("geheim-4711");
        refusal.ToString().ShouldNotContain("nobody_of_this_name");
    }

    [Test]
    public void A_user_with_nothing_but_a_schema_of_its_own_is_enough()
    {
        Assume.That(Database.Kind, Is.EqualTo(DatabaseKind.PostgreSql));
        var name = $"alertx_plain_{Guid.NewGuid():N}";
        using var admin = Connect();
        admin.Execute($"CREATE ROLE {name} LOGIN PASSWORD 'plain' NOSUPERUSER NOCREATEDB NOCREATEROLE; CREATE SCHEMA {name} AUTHORIZATION {name}");
        try
        {
            var plain = new NpgsqlConnectionStringBuilder(Options.ConnectionString) { Username = name, Password = "plain", SearchPath = name };
            var directory = Path.Combine(Directory, "plain");
            using var store = ExchangeStore.Open(directory, Options with { ConnectionString = plain.ConnectionString });
            using var worker = store.StartWorker();
            var id = store.Write(scope => store.Submissions.Receive(scope, AFile())).Submission.SubmissionId;
            store.Write(scope => store.Submissions.TryClaim(scope, id, worker)).ShouldBeTrue();
            store.WriteAsync(scope =>
            {
                var batches = store.Batches.Append(scope, id, [Alerts.Batch(1, Alerts.Medicals(3))]);
                store.Batches.SaveMatches(scope, [new Batches.MatchedBatch(batches[0], 1, [], [], 0, 0, 3)]);
            }).GetAwaiter().GetResult();
            store.Read(scope => store.Batches.IsMatched(scope, id)).ShouldBeTrue();
        }
        finally
        {
            admin.Execute($"DROP SCHEMA {name} CASCADE; DROP OWNED BY {name}; DROP ROLE {name}");
        }
    }
}
