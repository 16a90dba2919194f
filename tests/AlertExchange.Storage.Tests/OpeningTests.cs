using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage.Tests;

public sealed class OpeningTests : StoreTests
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

        var refusal = Should.Throw<StoreException>(() => ExchangeStore.Open(Directory));

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

        Should.Throw<StoreException>(() => ExchangeStore.Open(Directory)).Code.ShouldBe("keys.mismatch");
    }

    [Test]
    public void Lost_keys_are_never_replaced_by_new_ones()
    {
        Store.Dispose();
        File.Delete(KeyPath);

        Should.Throw<StoreException>(() => ExchangeStore.Open(Directory)).Code.ShouldBe("keys.missing");
        File.Exists(KeyPath).ShouldBeFalse();
    }

    [Test]
    public void Damaged_keys_are_named_without_quoting_them()
    {
        Store.Dispose();
        File.WriteAllText(KeyPath, "{\"encryption\":\"c2VjcmV0\"");

        var refusal = Should.Throw<StoreException>(() => ExchangeStore.Open(Directory));

        refusal.Code.ShouldBe("keys.unreadable");
        refusal.ToString().ShouldNotContain("c2VjcmV0");
    }

    [Test]
    public void A_database_of_a_newer_program_is_refused()
    {
        Store.Dispose();
        ChangeDatabase("INSERT INTO schema_migration (number, name, checksum) VALUES (9999, '9999_later.sql', 'x')");

        var refusal = Should.Throw<StoreException>(() => ExchangeStore.Open(Directory));

        refusal.Code.ShouldBe("schema.newer");
        refusal.Message.ShouldContain("升级");
    }

    [Test]
    public void A_database_made_by_an_altered_script_is_refused()
    {
        Store.Dispose();
        ChangeDatabase("UPDATE schema_migration SET checksum = 'x' WHERE number = 1");

        Should.Throw<StoreException>(() => ExchangeStore.Open(Directory)).Code.ShouldBe("schema.altered");
    }

    [Test]
    public void A_file_that_is_no_database_is_told_as_damage()
    {
        Store.Dispose();
        foreach (var path in System.IO.Directory.EnumerateFiles(Directory, "exchange.db*"))
        {
            File.WriteAllBytes(path, new byte[9000]);
        }

        Should.Throw<StoreException>(() => ExchangeStore.Open(Directory)).Code.ShouldBe("store.corrupt");
    }

    [Test]
    public void Many_that_open_a_new_directory_at_once_agree_on_keys_and_schema()
    {
        var fresh = Path.Combine(Directory, "fresh");
        var opened = new ExchangeStore[8];

        Parallel.For(0, opened.Length, new ParallelOptions { MaxDegreeOfParallelism = opened.Length }, i => opened[i] = ExchangeStore.Open(fresh));

        opened.Select(s => s.Keys.AlertHash.Hash("x"u8)).Distinct().Count().ShouldBe(1);
        foreach (var store in opened)
        {
            store.Dispose();
        }
    }

    private void ChangeDatabase(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Directory, "exchange.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery().ShouldBe(1);
    }
}
