using AlertExchange.Host.Tests.Running;
using AlertExchange.Simulation.Benchmarks;
using AlertExchange.Storage;
using AlertExchange.Storage.Backups;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>A backup brings everything back or says why not; what it refuses leaves nothing behind.</summary>
public sealed class BackupTests
{
    private Workplace _place = null!;

    [OneTimeSetUp]
    public async Task Fill_an_exchange()
    {
        _place = new Workplace();
        (await _place.RunAsync("roster", "import", SmallCounty.WriteRoster(_place))).Exits(0);
        (await _place.RunAsync("audit", "verify")).Exits(0);
        for (var file = 1; file <= 3; file++)
        {
            (await _place.SubmitAsync(_place.Write($"{file}.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(file, 30_000), SmallCounty.Medical(file + 3, 20)), file == 1 ? "medical-insurance" : file == 2 ? "health" : "medical-insurance", "--kind", "medical-cost", "--append")).ExitCode.ShouldBeOneOf(0, 3);
        }
    }

    [OneTimeTearDown]
    public void Remove() => _place.Dispose();

    [TestCase("all.tar")]
    [TestCase("all")]
    public async Task What_is_restored_says_what_was_backed_up(string name)
    {
        var (backup, data) = (_place.PathOf("full-" + name), _place.PathOf("restored-" + name));
        (await _place.RunAsync("backup", backup, "--with-keys")).Exits(0).Output.ShouldContain("已逐个核对");

        (await Alertx.RunAsync(["restore", backup, "--data", data])).Exits(0);

        (await Alertx.RunAsync(["doctor", "--data", data])).Exits(0);
        File.Exists(Path.Combine(data, "audit.head")).ShouldBeTrue("or nobody could tell that a log in the copy was cut short");
        (await Alertx.RunAsync(["audit", "verify", "--data", data])).Exits(0);
        foreach (var list in new[] { "matches", "warnings", "tasks" })
        {
            await using var original = InProcess.Open(_place.Data);
            await using var copy = InProcess.Open(data);
            copy.Export(list, _place.PathOf("copy.csv"));
            original.Export(list, _place.PathOf("original.csv"));
            File.ReadAllBytes(_place.PathOf("copy.csv")).ShouldBe(File.ReadAllBytes(_place.PathOf("original.csv")), list);
        }

        OwnerOnly(data);
        OwnerOnly(backup);
    }

    [Test]
    public async Task Without_keys_a_backup_says_so_and_is_restored_with_the_keys_kept_apart()
    {
        var (backup, data) = (_place.PathOf("keyless.tar"), _place.PathOf("keyless"));
        (await _place.RunAsync("backup", backup)).Exits(0).Output.ShouldContain("keys.json");

        (await Alertx.RunAsync(["restore", backup, "--data", data])).ExitsWithReason(3, "--keys");
        Directory.Exists(data).ShouldBeFalse();
        (await Alertx.RunAsync(["restore", backup, "--data", data, "--keys", Path.Combine(_place.Data, "keys.json")])).Exits(0);

        (await Alertx.RunAsync(["restore", backup, "--data", data])).ExitsWithReason(3, "不是空的");
        (await _place.RunAsync("backup", backup)).ExitsWithReason(1, "不会覆盖");
    }

    [Test]
    public void A_damaged_foreign_or_newer_backup_is_refused_and_nothing_is_written()
    {
        var whole = Make("whole");
        var refusals = new Dictionary<string, (string Code, Action<string> Damage)>
        {
            ["a flipped byte in the database"] = ("backup.damaged", b => Flip(Path.Combine(b, "exchange.db"))),
            ["a flipped byte in a sealed file"] = ("backup.damaged", b => Flip(Directory.GetFiles(Path.Combine(b, "files"))[0])),
            ["a flipped byte in the manifest"] = ("backup.damaged", b => Flip(Path.Combine(b, "manifest.json"))),
            ["a missing sealed file"] = ("backup.damaged", b => File.Delete(Directory.GetFiles(Path.Combine(b, "files"))[0])),
            ["a file too many"] = ("backup.damaged", b => File.WriteAllText(Path.Combine(b, "more.txt"), "")),
            ["no manifest"] = ("backup.foreign", b => File.Delete(Path.Combine(b, "manifest.json"))),
            ["another program's backup"] = ("backup.foreign", b => Manifest(b, "alertexchange-backup", "other-backup")),
            ["a newer layout"] = ("backup.newer", b => Manifest(b, "\"version\": 1", "\"version\": 2")),
            ["a newer schema"] = ("backup.newer", b => Manifest(b, "\"schema\": ", "\"schema\": 99")),
            ["other keys"] = ("keys.mismatch", b => ReplaceKeys(b, OtherKeys())),
            ["half a key file"] = ("keys.unreadable", b => ReplaceKeys(b, "{\"version\":1}"u8.ToArray())),
        };
        foreach (var (about, (code, damage)) in refusals)
        {
            var backup = Copy(whole);
            damage(backup);

            var refusal = Refused(backup, about);
            refusal.Code.ShouldBe(code, about);
            if (about.StartsWith("a flipped byte", StringComparison.Ordinal))
            {
                refusal.Message.ShouldContain(about.EndsWith("manifest", StringComparison.Ordinal) ? "清单" : "校验值", Case.Sensitive, "found by its checksum, before anything else reads it");
            }
        }
    }

    [Test]
    public void A_truncated_tar_is_refused_wherever_it_was_cut()
    {
        var whole = Make("cut.tar");
        var bytes = File.ReadAllBytes(whole);
        foreach (var length in new[] { 0, 100, 512, 5000, bytes.Length / 2, bytes.Length - 3000, bytes.Length - 1600 })
        {
            var cut = _place.PathOf("cut-off.tar");
            File.WriteAllBytes(cut, bytes[..length]);

            Refused(cut, $"cut at {length}").Code.ShouldBeOneOf("backup.damaged", "backup.foreign");
        }

        Refused(_place.PathOf("1.csv"), "a file that is no tar").Code.ShouldBeOneOf("backup.damaged", "backup.foreign");
        Refused(_place.PathOf("nothing"), "nothing").Code.ShouldBe("backup.missing");
    }

    [Test]
    public void An_empty_directory_that_is_there_is_filled_and_not_replaced()
    {
        // As a volume of a container: what is mounted cannot be renamed away. A link shows whether it was.
        var (volume, data) = (_place.PathOf("volume"), _place.PathOf("mounted"));
        Directory.CreateDirectory(Path.Combine(volume, ".restoring", "left by one that was killed"));
        Directory.CreateSymbolicLink(data, volume);

        Restorer.Restore(Make("into-volume.tar"), data, null).ShouldBeOfType<RestoreResult.Restored>();

        new DirectoryInfo(data).LinkTarget.ShouldBe(volume);
        Directory.GetFileSystemEntries(volume).Select(e => Path.GetFileName(e)).ShouldBe(["audit.head", "exchange.db", "files", "keys.json"], ignoreOrder: true);
        using var store = ExchangeStore.Open(data);
        store.Read(store.Roster.Latest).ShouldNotBeNull();
    }

    [Test]
    public async Task A_sealed_file_that_was_lost_before_is_told_and_the_rest_is_saved()
    {
        using var place = Workplace.CopyOf(_place);
        File.Delete(Directory.GetFiles(Path.Combine(place.Data, "files"))[0]);

        var backup = (await place.RunAsync("backup", place.PathOf("rest"), "--with-keys")).Exits(1);

        backup.Errors.ShouldContain("1 个报送文件");
        Restorer.Restore(place.PathOf("rest"), place.PathOf("again"), null).ShouldBeOfType<RestoreResult.Restored>().Manifest.LostFiles.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_backup_of_a_working_exchange_is_one_moment_and_goes_on_from_there()
    {
        using var place = new Workplace();
        var files = new BenchmarkFiles(new BenchmarkOptions { People = 8_000, Seed = 11, AreaCsvPath = Path.Combine(InProcess.ConfigDirectory, "areas", "341024.csv") });
        files.WriteRoster(place.PathOf("roster.csv"));
        var large = place.PathOf("大表.csv");
        files.WriteCsv(large, 12_000);
        (await place.RunAsync("roster", "import", place.PathOf("roster.csv"))).Exits(0);
        using var undisturbed = Workplace.CopyOf(place);
        (await undisturbed.SubmitAsync(large, "medical-insurance")).Exits(0);

        var submitting = place.SubmitAsync(large, "medical-insurance");
        var backups = new List<string>();
        using (var store = ExchangeStore.Open(place.Data))
        {
            var maker = new BackupMaker(store, TimeProvider.System);
            while (!submitting.IsCompleted)
            {
                backups.Add(place.PathOf($"moment-{backups.Count}.tar"));
                maker.Make(backups[^1], withKeys: true);
            }
        }

        (await submitting).Exits(0);
        backups.Count.ShouldBeGreaterThan(1);
        foreach (var backup in backups.Take(1).Concat([backups[backups.Count / 2], backups[^1]]))
        {
            using var again = new Workplace();
            Restorer.Restore(backup, again.Data, null).ShouldBeOfType<RestoreResult.Restored>();
            (await again.SubmitAsync(large, "medical-insurance")).Exits(0);
            foreach (var list in new[] { "matches", "warnings", "tasks" })
            {
                (await again.ExportAsync(list)).Lines().ShouldBe((await undisturbed.ExportAsync(list)).Lines(), $"{Path.GetFileName(backup)} of {backups.Count}, {list}");
            }
        }
    }

    /// <summary>Nothing may be there afterwards.</summary>
    private BackupRefusal Refused(string backup, string about)
    {
        var data = _place.PathOf("refused");
        var refusal = Restorer.Restore(backup, data, null).ShouldBeOfType<RestoreResult.Refused>(about).Refusal;
        refusal.Message.Any(CommandResult.IsChinese).ShouldBeTrue(refusal.Message);
        Directory.EnumerateFileSystemEntries(_place.Root, "refused*").ShouldBeEmpty(about);
        return refusal;
    }

    private string Make(string name)
    {
        var path = _place.PathOf(name);
        using var store = ExchangeStore.Open(_place.Data);
        new BackupMaker(store, TimeProvider.System).Make(path, withKeys: true);
        return path;
    }

    private string Copy(string backup)
    {
        var copy = _place.PathOf("damaged");
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(backup, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(backup, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Somebody who changes a manifest and its checksum too.</summary>
    private static void Manifest(string backup, string old, string changed)
    {
        var path = Path.Combine(backup, "manifest.json");
        var text = File.ReadAllText(path);
        text.ShouldContain(old);
        File.WriteAllText(path, text.Replace(old, changed, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(backup, "manifest.sha256"), Sha256(path));
    }

    private static void ReplaceKeys(string backup, byte[] keys)
    {
        var path = Path.Combine(backup, "keys.json");
        var old = Sha256(path);
        var oldLength = new FileInfo(path).Length;
        File.WriteAllBytes(path, keys);
        Manifest(backup, $"\"length\": {oldLength},\n      \"sha256\": \"{old}\"", $"\"length\": {keys.Length},\n      \"sha256\": \"{Sha256(path)}\"");
    }

    private static string Sha256(string path) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));

    private static byte[] OtherKeys()
    {
        using var other = new Workplace();
        ExchangeStore.Open(other.Data).Dispose();
        return File.ReadAllBytes(Path.Combine(other.Data, "keys.json"));
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void OwnerOnly(string path)
    {
        foreach (var file in Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Append(path) : [path])
        {
            if (!OperatingSystem.IsWindows())
            {
                (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).ShouldBe(UnixFileMode.None, file);
            }
        }
    }
}
