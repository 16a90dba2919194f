using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.ZeroReports;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ReportAndMemoryTests(TestDatabase database) : StoreTests(database)
{
    [Test]
    public void A_zero_report_stands_once_and_gives_way_to_data_with_history()
    {
        Report().ShouldBeOfType<ZeroReportOutcome.Recorded>();
        Report().ShouldBeOfType<ZeroReportOutcome.AlreadyRecorded>();
        var submission = Receive();
        Store.Write(scope => Store.ZeroReports.Withdraw(scope, Medical, August, submission.SubmissionId, Noon)).ShouldBeTrue();
        Store.Write(scope => Store.ZeroReports.Withdraw(scope, Medical, August, submission.SubmissionId, Noon)).ShouldBeFalse();

        Report().ShouldBeOfType<ZeroReportOutcome.DataExist>().SubmissionId.ShouldBe(submission.SubmissionId);
        Store.Read(scope => Store.ZeroReports.List(scope, August)).ShouldHaveSingleItem().WithdrawnBy.ShouldBe(submission.SubmissionId);
    }

    [Test]
    public void A_failed_submission_does_not_stand_against_a_zero_report()
    {
        Move(Receive(), SubmissionState.Failed);

        Report().ShouldBeOfType<ZeroReportOutcome.Recorded>();
    }

    [Test]
    public void A_binding_given_by_hand_is_remembered_for_its_department()
    {
        Remember("个人掏的钱", "totalCost");
        Remember("个人掏的钱", "yearToDateSelfPay");

        Store.Read(scope => Store.Bindings.Load(scope, Medical)).ShouldHaveSingleItem().Field.ShouldBe("yearToDateSelfPay");
        Store.Read(scope => Store.Bindings.Load(scope, new DepartmentId("health"))).ShouldBeEmpty();

        void Remember(string heading, string field) => Write(scope =>
            Store.Bindings.Remember(scope, Medical, AlertKind.MedicalCost, new Dictionary<string, string> { [heading] = field }, Noon));
    }

    [Test]
    public void A_person_off_the_roster_comes_back_and_keeps_a_known_place()
    {
        var person = Stranger(1) with { Place = new Placement("341024101", "平里镇", null, null) };
        Write(scope => Store.OffRoster.Save(scope, [person], Noon));
        Write(scope => Store.OffRoster.Save(scope, [person with { Address = null, Place = Placement.Unplaced }, Stranger(2)], Noon));

        var found = Store.Read(scope => Store.OffRoster.Load(scope, [person.Subject, Stranger(2).Subject]));

        found[person.Subject].ShouldBe(person with { Address = null });
        found[Stranger(2).Subject].ShouldBe(Stranger(2));
    }

    [Test]
    public async Task No_citizen_id_stands_in_plain_text_anywhere_in_the_directory()
    {
        var ids = Enumerable.Range(1, 20).Select(RosterTests.IdOf).ToArray();
        await Store.Files.StoreAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', ids))));
        var submission = Receive();
        var alerts = ids.Select((id, i) => Alerts.Medical(i + 4, submission.SubmissionId, id)).ToArray();
        Write(scope => Store.Batches.Append(scope, submission.SubmissionId, [Alerts.Batch(1, alerts)]));
        Write(scope => Store.Roster.Import(scope, Enumerable.Range(1, 20).Select(RosterTests.APerson), new RosterImport("341024", "a.xlsx", Noon)));
        Write(scope => Store.OffRoster.Save(scope, [Stranger(3)], Noon));

        // While open the journal holds it all, after closing the database does.
        if (Database.Kind == DatabaseKind.Sqlite)
        {
            ShouldHoldNone(CopyOfDirectory());
        }
        else
        {
            CopyTables(Path.Combine(Directory, "tables.txt"));
        }

        Store.Dispose();
        ShouldHoldNone(Directory);

        void ShouldHoldNone(string directory)
        {
            foreach (var path in System.IO.Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
            {
                var bytes = File.ReadAllBytes(path);
                foreach (var id in ids)
                {
                    bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(id)).ShouldBe(-1, Path.GetFileName(path));
                    bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(id)).ShouldBe(-1, Path.GetFileName(path));
                    CitizenId.TryParse(id, out var sound).ShouldBeTrue();
                    bytes.AsSpan().IndexOf(BitConverter.GetBytes(sound.Packed)).ShouldBe(-1, Path.GetFileName(path));
                }
            }
        }
    }

    // Every column of every row as the driver reads it.
    private void CopyTables(string path)
    {
        using var connection = Connect();
        var tables = connection.GetSchema("Tables").Rows.Cast<System.Data.DataRow>().Select(r => (Schema: (string)r["table_schema"], Table: (string)r["table_name"]))
            .Where(t => Options.ConnectionString!.Contains(t.Schema, StringComparison.Ordinal) || Database.Kind == DatabaseKind.SqlServer).ToList();
        tables.Count.ShouldBeGreaterThan(15);
        using var file = File.Create(path);
        foreach (var (_, table) in tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    file.Write(reader.GetValue(i) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes(reader.GetValue(i).ToString()!));
                }
            }
        }
    }

    // A copy made by another program: reading the database's own file here would release the locks SQLite holds on it.
    private string CopyOfDirectory()
    {
        var copy = Path.Combine(Directory, "copy");
        using var process = System.Diagnostics.Process.Start("sh", ["-c", $"mkdir '{copy}' && cp '{Directory}'/exchange.db* '{copy}'"]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return copy;
    }

    private ZeroReportOutcome Report() => Store.Write(scope => Store.ZeroReports.Report(scope, Medical, August, "联络员", Noon));

    private OffRosterPerson Stranger(int n)
    {
        CitizenId.TryParse(RosterTests.IdOf(n), out var id).ShouldBeTrue();
        return new OffRosterPerson { Subject = Store.Keys.OffRosterKey(id), CitizenId = id, Name = "外人", Village = "某村", Address = "某路", Place = Placement.Unplaced };
    }
}
