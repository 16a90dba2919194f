namespace AlertExchange.Storage.Tests;

/// <summary>What is so because the embedded database is a file.</summary>
public sealed class SqliteFileTests() : StoreTests(TestDatabase.Sqlite)
{
    [Test]
    public void A_file_that_is_no_database_is_told_as_damage()
    {
        Store.Dispose();
        foreach (var path in System.IO.Directory.EnumerateFiles(Directory, "exchange.db*"))
        {
            File.WriteAllBytes(path, new byte[9000]);
        }

        Should.Throw<StoreException>(() => OpenAgain()).Code.ShouldBe("store.corrupt");
    }

    [Test]
    public void A_lock_file_that_a_killed_process_left_behind_counts_for_nothing()
    {
        var id = Receive().SubmissionId;
        string dead;
        using (var worker = Store.StartWorker())
        {
            dead = worker.WorkerId;
            Store.Write(scope => Store.Submissions.TryClaim(scope, id, worker));
        }

        File.WriteAllText(Path.Combine(Directory, "workers", dead + ".lock"), "");
        using var living = Store.StartWorker();
        Store.Write(scope => Store.Submissions.TryClaim(scope, id, living)).ShouldBeTrue();
    }
}
