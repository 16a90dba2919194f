using System.Data.Common;
using System.IO.Compression;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.PostgreSql;
using AlertExchange.Storage.Settings;
using AlertExchange.Storage.SqlServer;
using AlertExchange.Storage.Submissions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage.Tests;

/// <summary>
/// A store of the program as it was with schema 4 (two rosters, a finished submission with a warning and a task, one just received), opened by
/// the program of today. On a server the same rows stand in that schema's tables.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class UpgradeTests(TestDatabase database)
{
    private const long Before = 4;

    private string _directory = "";
    private TestPlace _place = null!;

    [SetUp]
    public void LayOutTheOldStore()
    {
        _place = database.NewPlace();
        _directory = Path.Combine(Path.GetTempPath(), "alertx-upgrade-" + Guid.NewGuid().ToString("N"));
        DirectoryAccess.CreatePrivateDirectory(_directory);
        var fixtures = Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures");
        using (var keys = new FileStream(Path.Combine(_directory, "keys.json"), DirectoryAccess.PrivateFile(FileMode.CreateNew)))
        {
            keys.Write(File.ReadAllBytes(Path.Combine(fixtures, "schema-0004.keys.json")));
        }

        var file = Path.Combine(_directory, database.Kind == DatabaseKind.Sqlite ? "exchange.db" : "fixture.db");
        using (var packed = new GZipStream(File.OpenRead(Path.Combine(fixtures, "schema-0004.db.gz")), CompressionMode.Decompress))
        using (var unpacked = new FileStream(file, DirectoryAccess.PrivateFile(FileMode.CreateNew)))
        {
            packed.CopyTo(unpacked);
        }

        if (database.Kind != DatabaseKind.Sqlite)
        {
            MoveToServer(file);
        }
    }

    [TearDown]
    public void RemoveEverything()
    {
        if (_directory.Length > 0)
        {
            Directory.Delete(_directory, recursive: true);
            _place.Dispose();
        }
    }

    [Test]
    public void Everything_stored_before_is_there_and_readable_after_the_upgrade()
    {
        using var store = ExchangeStore.Open(_directory, _place.Options);

        var (done, waiting) = store.Read(scope => store.Submissions.ListByPeriod(scope, new Period(2022, 8))) is [var first, var second] ? (first, second) : default;
        (done.State, waiting.State).ShouldBe((SubmissionState.CompletedWithRejections, SubmissionState.Received));
        (done.Counts.Received, done.Counts.Accepted, done.Counts.Rejected).ShouldBe((8, 7, 1));
        store.Read(scope => store.Submissions.History(scope, done.SubmissionId)).Count.ShouldBe(2);
        var batches = store.Read(scope => store.Batches.List(scope, done.SubmissionId));
        batches.Select(b => (b.RowCount, b.State)).ShouldBe([(5, BatchState.Live), (2, BatchState.Live)]);
        store.Read(scope => store.Batches.ReadAlerts(scope, batches[0].BatchId)).Select(a => a.Facts).ShouldBe(Alerts.Medicals(5).Select(a => a.Facts));
        store.Read(scope => store.Batches.ReadMatches(scope, batches[1].BatchId))[0].Best.PersonNo.ShouldBe(2);
        store.Read(scope => store.Batches.ReadRejections(scope, done.SubmissionId).ToList()).ShouldHaveSingleItem().Row.ShouldBe(30);
        DeadAlerts.IsSet(store.Read(scope => store.Ledger.ReadChanges(scope, 0).ToList())[^1].Dead, 3).ShouldBeTrue();
        People(store, 1).ShouldBe(Enumerable.Range(1, 3).Select(RosterTests.APerson));
        People(store, 2).ShouldBe(Enumerable.Range(2, 3).Select(RosterTests.APerson));
        var warning = store.Read(scope => store.Warnings.ReadByPeriod(scope, new Period(2022, 8)).ToList()).ShouldHaveSingleItem();
        (warning.HouseholdCode, warning.Warning.Due.Measure).ShouldBe(("h1", 12000.50m));
        store.Read(scope => store.Tasks.ReadByPeriod(scope, new Period(2022, 8)).ToList()).ShouldHaveSingleItem().Task.Warnings.ShouldHaveSingleItem().ShouldBe(warning.Warning.Due.WarningId);
        store.Read(scope => store.ZeroReports.List(scope, new Period(2022, 8))).ShouldHaveSingleItem();
        store.Read(scope => store.Settings.Get(scope, SettingRepository.ActivePolicy)).ShouldBe("qimen");
        store.Read(scope => store.Bindings.Load(scope, done.Department)).ShouldHaveSingleItem().Field.ShouldBe("totalCost");
        store.Read(scope => scope.First<long>("SELECT MAX(number) FROM schema_migration")).ShouldBe(Migrator.Embedded(database.Kind.ToString())[^1].Number);
    }

    [Test]
    public void Work_goes_on_where_it_stood_before_the_upgrade()
    {
        using var store = ExchangeStore.Open(_directory, _place.Options);
        using var worker = store.StartWorker();
        var waiting = store.Read(store.Submissions.ListUnfinished).ShouldHaveSingleItem();

        store.Write(scope => store.Submissions.TryClaim(scope, waiting.SubmissionId, worker)).ShouldBeTrue();
        store.Write(scope => store.Batches.Append(scope, waiting.SubmissionId, [Alerts.Batch(1, Alerts.Medicals(3))]));
        store.Write(scope =>
        {
            store.Batches.MarkLive(scope, waiting.SubmissionId);
            return store.Ledger.LatestRevision(scope);
        }).ShouldBeGreaterThan(store.Read(scope => store.Batches.List(scope, "S20220820-0001")).Max(b => b.Revision));
        store.Read(scope => store.Batches.List(scope, waiting.SubmissionId)).ShouldHaveSingleItem().RowCount.ShouldBe(3);
    }

    private static List<Engine.Roster.RosterPerson> People(ExchangeStore store, int version)
    {
        var people = new List<Engine.Roster.RosterPerson>();
        store.Read(scope =>
        {
            store.Roster.LoadPeople(scope, version, p => people.Add(p.Person));
            return 0;
        });
        return people;
    }

    private void MoveToServer(string file)
    {
        Database server = database.Kind == DatabaseKind.PostgreSql ? new PostgreSqlDatabase(_place.Options) : new SqlServerDatabase(_place.Options);
        using var target = server.Open(readOnly: false);
        Migrator.Run(server, target, [.. Migrator.Embedded(server.Name).Where(m => m.Number <= Before)]);
        using var source = new SqliteConnection($"Data Source={file};Pooling=False");
        source.Open();

        // In the order in which one table refers to another.
        foreach (var table in (string[])["counter", "setting", "submission", "submission_event", "fault", "zero_report", "column_binding", "batch", "batch_payload", "batch_match",
            "batch_dead", "batch_death", "rejected_row", "person", "household", "roster_version", "roster_person", "off_roster_person", "warning", "warning_event", "task", "task_warning", "task_event"])
        {
            CopyRows(source, target, table);
        }
    }

    private static void CopyRows(DbConnection source, DbConnection target, string table)
    {
        foreach (IDictionary<string, object?> row in source.Query($"SELECT * FROM {table}"))
        {
            // Numbers that the server gives are left to it.
            var values = row.Where(c => c.Value is not null && c.Key is not ("event_no" or "fault_no" or "zero_report_no" or "rejected_no"))
                .ToDictionary(c => c.Key, c => c.Key is "append" or "confirmed_errors" ? (long)c.Value! == 1 : c.Value);
            target.Execute(
                $"INSERT INTO {table} ({string.Join(", ", values.Keys.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", values.Keys.Select(c => "@" + c))})",
                new DynamicParameters(values)).ShouldBe(1);
        }
    }
}
