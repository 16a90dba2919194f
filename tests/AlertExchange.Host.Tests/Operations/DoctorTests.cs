using AlertExchange.Host.Tests.Running;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage;
using AlertExchange.Storage.Files;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>The doctor finds real damage, names it, and changes nothing.</summary>
public sealed class DoctorTests
{
    private Workplace _sound = null!;

    [OneTimeSetUp]
    public async Task Fill_an_exchange()
    {
        _sound = new Workplace();
        (await _sound.RunAsync("roster", "import", SmallCounty.WriteRoster(_sound))).Exits(0);
        // Longer than one sealed chunk: damage in the middle is found only by whoever reads all of it.
        var rows = Enumerable.Range(1, 20).Select(n => SmallCounty.Medical(n, 30_000) + "," + new string('x', 8000));
        (await _sound.SubmitAsync(_sound.Write("一.csv", [SmallCounty.MedicalHeader + ",备注", .. rows]), "medical-insurance")).Exits(0);
    }

    [OneTimeTearDown]
    public void Remove() => _sound.Dispose();

    [Test]
    public async Task A_sound_exchange_has_no_fault_and_every_check_says_something()
    {
        var findings = await ExamineAsync(_sound, 0);

        findings.Keys.ShouldBe(["config", "directory", "keys", "database", "disk", "files", "roster", "policy", "calendar", "workers", "backlog", "clock"]);
        findings.Where(f => f.Value is not ("fine" or "notice")).ShouldBeEmpty();
        findings["roster"].ShouldBe("fine");
        findings["files"].ShouldBe("fine");
        var text = (await _sound.RunAsync("doctor")).Exits(0).Output;
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("正常　") || line.StartsWith("注意　"));
    }

    [TestCase("a deleted sealed file", "files")]
    [TestCase("a flipped byte in a sealed file", "files")]
    [TestCase("a flipped byte in the database", "database")]
    [TestCase("a truncated database", "database")]
    [TestCase("no database", "database")]
    [TestCase("keys of another installation", "database")]
    [TestCase("no keys", "keys")]
    [TestCase("keys that others may read", "keys")]
    [TestCase("a policy that is gone", "policy")]
    [TestCase("a clock behind the records", "clock")]
    public async Task Damage_is_found_where_it_is(string damage, string check)
    {
        using var place = Workplace.CopyOf(_sound);
        DamageIt(place, damage);
        var before = place.Fingerprint();

        var findings = await ExamineAsync(place, 1);

        findings.Where(f => f.Value == "fault").Select(f => f.Key).ShouldBe([check]);
        place.Fingerprint().Where(f => !f.Key.EndsWith("-shm", StringComparison.Ordinal) && !f.Key.EndsWith("-wal", StringComparison.Ordinal) && !f.Key.EndsWith(".lock", StringComparison.Ordinal))
            .ShouldBe(before.Where(f => !f.Key.EndsWith("-shm", StringComparison.Ordinal) && !f.Key.EndsWith("-wal", StringComparison.Ordinal) && !f.Key.EndsWith(".lock", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Test]
    public async Task A_directory_that_is_none_is_a_fault_and_is_not_made()
    {
        using var place = new Workplace();

        (await ExamineAsync(place, 1))["directory"].ShouldBe("fault");
        Directory.Exists(place.Data).ShouldBeFalse();
    }

    [Test]
    public async Task Work_that_nobody_does_is_a_notice()
    {
        using var place = Workplace.CopyOf(_sound);
        using (var store = ExchangeStore.Open(place.Data))
        {
            var file = await store.Files.StoreAsync(new MemoryStream([1]));
            store.Write(scope => store.Submissions.Receive(scope, NewSubmission(file, DateTimeOffset.UnixEpoch)));
        }

        (await ExamineAsync(place, 0))["backlog"].ShouldBe("notice");
    }

    private static async Task<Dictionary<string, string>> ExamineAsync(Workplace place, int exitCode)
    {
        var result = (await place.RunAsync("doctor", "--json")).Exits(exitCode);
        result.Json.EnumerateArray().Where(f => f.GetProperty("level").GetString() != "fine" && f.GetProperty("check").GetString() != "calendar" && f.GetProperty("text").GetString()!.Length == 0).ShouldBeEmpty();
        return result.Json.EnumerateArray().ToDictionary(f => f.GetProperty("check").GetString()!, f => f.GetProperty("level").GetString()!);
    }

    private static void DamageIt(Workplace place, string damage)
    {
        var database = Path.Combine(place.Data, "exchange.db");
        var keys = Path.Combine(place.Data, "keys.json");
        var sealedFile = Directory.GetFiles(Path.Combine(place.Data, "files")).Single();
        switch (damage)
        {
            case "a deleted sealed file":
                File.Delete(sealedFile);
                break;
            case "a flipped byte in a sealed file":
                Flip(sealedFile, new FileInfo(sealedFile).Length / 2);
                break;
            case "a flipped byte in the database":
                // Page 3 and following hold rows and indexes: a changed page type cannot be overlooked.
                Flip(database, 2 * 8192);
                break;
            case "a truncated database":
                using (var file = File.Open(database, FileMode.Open))
                {
                    file.SetLength(file.Length / 2);
                }

                break;
            case "no database":
                File.Delete(database);
                break;
            case "keys of another installation":
                using (var other = new Workplace())
                {
                    ExchangeStore.Open(other.Data).Dispose();
                    File.Copy(Path.Combine(other.Data, "keys.json"), keys, overwrite: true);
                }

                break;
            case "no keys":
                File.Delete(keys);
                break;
            case "keys that others may read":
                if (OperatingSystem.IsWindows())
                {
                    Assert.Ignore("Windows has no such rights.");
                }
                else
                {
                    File.SetUnixFileMode(keys, UnixFileMode.UserRead | UnixFileMode.GroupRead);
                }

                break;
            case "a policy that is gone":
                using (var store = ExchangeStore.Open(place.Data))
                {
                    store.Write(scope =>
                    {
                        store.Settings.Set(scope, "policy.active", "no-such-policy");
                        return true;
                    });
                }

                break;
            case "a clock behind the records":
                using (var store = ExchangeStore.Open(place.Data))
                {
                    var file = store.Files.StoreAsync(new MemoryStream([1])).GetAwaiter().GetResult();
                    store.Write(scope => store.Submissions.Receive(scope, NewSubmission(file, TimeProvider.System.GetUtcNow().AddDays(1))));
                }

                break;
            default:
                throw new ArgumentException(damage);
        }
    }

    private static NewSubmission NewSubmission(StoredFile file, DateTimeOffset at) => new()
    {
        Department = new("police"),
        Period = Workplace.Period,
        FileName = "x.csv",
        File = file,
        ReceivedAt = at,
    };

    private static void Flip(string path, long position)
    {
        using var file = File.Open(path, FileMode.Open);
        file.Position = position;
        var value = file.ReadByte();
        file.Position = position;
        file.WriteByte((byte)(value ^ 0x55));
    }
}
