using System.Runtime.Versioning;
using AlertExchange.Storage.Databases;
using Dapper;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class OpeningTests(TestDatabase database) : StoreTests(database)
{
    private string KeyPath => Path.Combine(Directory, "keys.json");

    [Test]
    public void A_directory_opens_again_with_what_was_stored()
    {
        Write(scope => Store.Settings.Set(scope, "colour", "红"));

        Reopen();

        Store.Read(scope => Store.Settings.Get(scope, "colour")).ShouldBe("红");
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_can_look_into_the_directory()
    {
        Assume.That(!OperatingSystem.IsWindows());
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

        (File.GetUnixFileMode(Directory) & others).ShouldBe(UnixFileMode.None);
        foreach (var path in System.IO.Directory.EnumerateFileSystemEntries(Directory, "*", SearchOption.AllDirectories))
        {
            (File.GetUnixFileMode(path) & others).ShouldBe(UnixFileMode.None, path);
        }
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void Keys_that_others_may_read_are_refused_in_Chinese()
    {
        Assume.That(!OperatingSystem.IsWindows());
        Store.Dispose();
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var refusal = Should.Throw<StoreException>(() => OpenAgain());

        refusal.Code.ShouldBe("keys.permissions");
        refusal.Message.ShouldContain("chmod 600");
    }

    [Test]
    public void Keys_of_another_installation_are_refused()
    {
        Store.Dispose();
        var other = Directory + "-other";
        ExchangeStore.Open(other).Dispose();
        File.Copy(Path.Combine(other, "keys.json"), KeyPath, overwrite: true);
        System.IO.Directory.Delete(other, recursive: true);

        Should.Throw<StoreException>(() => OpenAgain()).Code.ShouldBe("keys.mismatch");
    }

    [Test]
    public void Lost_keys_are_never_replaced_by_new_ones()
    {
        Store.Dispose();
        File.Delete(KeyPath);

        Should.Throw<StoreException>(() => OpenAgain()).Code.ShouldBe("keys.missing");
        File.Exists(KeyPath).ShouldBeFalse();
    }

    [Test]
    public void Damaged_keys_are_named_without_quoting_them()
    {
        Store.Dispose();
        File.WriteAllText(KeyPath, "{\"encryption\":\"c2VjcmV0\"");

        var refusal = Should.Throw<StoreException>(() => OpenAgain());

        refusal.Code.ShouldBe("keys.unreadable");
        refusal.ToString().ShouldNotContain("c2VjcmV0");
    }

    [Test]
    public void A_database_of_a_newer_program_is_refused()
    {
        Store.Dispose();
        ChangeDatabase("INSERT INTO schema_migration (number, name, checksum) VALUES (9999, '9999_later.sql', 'x')");

        var refusal = Should.Throw<StoreException>(() => OpenAgain());

        refusal.Code.ShouldBe("schema.newer");
        refusal.Message.ShouldContain("升级");
    }

    [Test]
    public void A_database_made_by_an_altered_script_is_refused()
    {
        Store.Dispose();
        ChangeDatabase("UPDATE schema_migration SET checksum = 'x' WHERE number = 1");

        Should.Throw<StoreException>(() => OpenAgain()).Code.ShouldBe("schema.altered");
    }

    [Test]
    public void Many_that_open_a_new_directory_at_once_agree_on_keys_and_schema()
    {
        using var place = Database.NewPlace();
        var fresh = Path.Combine(Directory, "fresh");

        var opened = OpenAtOnce(_ => fresh, place.Options);

        opened.Select(s => s.Keys.AlertHash.Hash("x"u8)).Distinct().Count().ShouldBe(1);
        Close(opened);
    }

    [Test]
    public void Programs_on_many_machines_that_meet_at_a_new_server_database_make_its_schema_once()
    {
        Assume.That(Database.Kind, Is.Not.EqualTo(DatabaseKind.Sqlite), "An embedded database is on one machine.");
        using var place = Database.NewPlace();
        for (var i = 0; i < 8; i++)
        {
            var machine = System.IO.Directory.CreateDirectory(MachineOf(i));
            File.Copy(KeyPath, Path.Combine(machine.FullName, "keys.json"));
        }

        var opened = OpenAtOnce(MachineOf, place.Options);

        opened[0].Write(scope => opened[0].Submissions.Receive(scope, AFile()));
        opened[7].Read(scope => opened[7].Submissions.ListByPeriod(scope, August)).ShouldHaveSingleItem();
        opened[7].Read(scope => scope.First<long>("SELECT COUNT(*) FROM schema_migration")).ShouldBe(Migrator.Embedded(Database.Kind.ToString()).Count);
        Close(opened);

        string MachineOf(int number) => Path.Combine(Directory, $"machine-{number}");
    }

    private static ExchangeStore[] OpenAtOnce(Func<int, string> directoryOf, StoreOptions options)
    {
        var opened = new ExchangeStore[8];
        using var together = new Barrier(opened.Length);
        var threads = opened.Select((_, i) => new Thread(() =>
        {
            together.SignalAndWait();
            opened[i] = ExchangeStore.Open(directoryOf(i), options);
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return opened;
    }

    private static void Close(ExchangeStore[] opened)
    {
        foreach (var store in opened)
        {
            store.Dispose();
        }
    }

    private void ChangeDatabase(string sql)
    {
        using var connection = Connect();
        connection.Execute(sql).ShouldBe(1);
    }
}
