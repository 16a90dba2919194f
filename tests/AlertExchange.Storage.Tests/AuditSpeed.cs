using System.Diagnostics;
using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Tests;

/// <summary>Not a test: measures adding to the audit log, verifying a million entries, and a page of them. Run it by name.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All)), Explicit("Measures, needs a quiet machine.")]
public sealed class AuditSpeed(TestDatabase database) : StoreTests(database)
{
    private const int Entries = 1_000_000;
    private const int Together = 10_000;
    private const int Alone = 1000;

    [Test]
    public void A_million_entries()
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Entries; i += Together)
        {
            var first = i;
            Write(scope =>
            {
                for (var n = first; n < first + Together; n++)
                {
                    Store.Audit.Append(scope, Entry(n));
                }
            });
        }

        Tell($"{Entries} entries, {Together} a transaction", watch.Elapsed / Entries);
        watch.Restart();
        for (var i = 0; i < Alone; i++)
        {
            Write(scope => Store.Audit.Append(scope, Entry(i)));
        }

        Tell("an entry with a transaction of its own", watch.Elapsed / Alone);
        watch.Restart();
        var verification = new AuditVerifier(Store).Verify();
        Tell($"verified {verification.Entries} entries", watch.Elapsed);
        verification.IsSound.ShouldBeTrue();
        Page("the first page", new AuditFilter(), 1);
        Page("the page in the middle", new AuditFilter(), Entries / 100);
        Page("the first page of an account", new AuditFilter(Login: "xiang-07"), 1);
        Page("the first page of an action", new AuditFilter(Action: AuditAction.ValueRevealed), 1);
        Page("a day's first page", new AuditFilter(From: Noon.AddSeconds(500_000), Until: Noon.AddSeconds(586_400)), 1);
    }

    private static AuditEntry Entry(int n) => new(
        Noon.AddSeconds(n), $"xiang-{n % 50:00}", Role.Township, n % 20 == 0 ? AuditAction.ValueRevealed : AuditAction.PersonViewed, $"H{n % 30_000}", n % 20 == 0 ? "核对身份" : null,
        "人编号 P0011，身份证号", "10.1.2.3");

    private void Page(string what, AuditFilter filter, int page)
    {
        var watch = Stopwatch.StartNew();
        Store.Read(scope => Store.Audit.Page(scope, filter, new Paging(page, 50)).Count + Store.Audit.Count(scope, filter)).ShouldBeGreaterThan(50);
        Tell(what, watch.Elapsed);
    }

    private void Tell(string what, TimeSpan time) =>
        TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Database}: {what}: {time.TotalMilliseconds:N2} ms"));
}
