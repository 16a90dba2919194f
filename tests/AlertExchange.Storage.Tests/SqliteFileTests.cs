using System.Security.Cryptography;

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
    public async Task The_log_is_copied_into_the_database_beside_the_writer_and_before_it_is_long()
    {
        var database = new FileInfo(Path.Combine(Directory, "exchange.db"));
        var before = database.Length;
        for (var i = 0; i < 48; i++)
        {
            // Random, so that what reaches the file is as long as what was written.
            await Store.WriteAsync(scope => Store.Settings.Set(scope, $"filler {i}", Convert.ToHexString(RandomNumberGenerator.GetBytes(512 * 1024))));
        }

        // 48 MiB lie below what the writer's own connection would copy, and no connection was closed.
        SpinWait.SpinUntil(() => new FileInfo(database.FullName).Length > before + (16 << 20), TimeSpan.FromMinutes(1)).ShouldBeTrue();
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

    [Test]
    public async Task Workers_come_and_go_while_another_program_tidies_up()
    {
        using var other = OpenAgain();
        var coming = Task.Run(() =>
        {
            for (var i = 0; i < 2000; i++)
            {
                Store.StartWorker().Dispose();
            }
        });
        do
        {
            other.CountWorkers();
        }
        while (!coming.IsCompleted);

        await coming;
        other.CountWorkers().ShouldBe(0);
    }
}
