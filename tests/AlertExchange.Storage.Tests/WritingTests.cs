namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class WritingTests(TestDatabase database) : StoreTests(database)
{
    [Test]
    public void Work_that_throws_leaves_nothing_behind_and_the_writer_goes_on()
    {
        Should.Throw<InvalidOperationException>(() => Write(scope =>
        {
            Store.Settings.Set(scope, "a", "1");
            throw new InvalidOperationException();
        }));

        Store.Read(scope => Store.Settings.Get(scope, "a")).ShouldBeNull();
        Write(scope => Store.Settings.Set(scope, "a", "2"));
        Store.Read(scope => Store.Settings.Get(scope, "a")).ShouldBe("2");
    }

    [Test]
    public async Task Two_programs_that_count_in_one_directory_lose_no_step()
    {
        using var other = OpenAgain();
        const int steps = 100;

        await Task.WhenAll(Count(Store), Count(other));

        Store.Read(scope => Store.Settings.Get(scope, "n")).ShouldBe("200");

        static Task Count(ExchangeStore store) => Task.Run(async () =>
        {
            for (var i = 0; i < steps; i++)
            {
                await store.WriteAsync(scope =>
                {
                    var n = int.Parse(store.Settings.Get(scope, "n") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
                    store.Settings.Set(scope, "n", (n + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
                });
            }
        });
    }

    [Test]
    public void A_reader_sees_one_snapshot_while_another_program_writes()
    {
        using var other = OpenAgain();
        Write(scope => Store.Settings.Set(scope, "a", "before"));

        var (first, second) = Store.Read(scope =>
        {
            var seen = Store.Settings.Get(scope, "a");
            other.WriteAsync(w => other.Settings.Set(w, "a", "after")).GetAwaiter().GetResult();
            return (seen, Store.Settings.Get(scope, "a"));
        });

        (first, second).ShouldBe(("before", "before"));
        Store.Read(scope => Store.Settings.Get(scope, "a")).ShouldBe("after");
    }

    [Test]
    public async Task A_writer_that_waits_too_long_for_another_program_says_so()
    {
        using var impatient = OpenAgain(o => o with { BusyTimeout = TimeSpan.FromSeconds(1) });
        using var entered = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var holding = Store.WriteAsync(_ =>
        {
            entered.Set();
            leave.Wait();
        });
        entered.Wait();

        var refusal = await Should.ThrowAsync<StoreException>(() => impatient.WriteAsync(scope => impatient.Settings.Set(scope, "a", "1")));

        refusal.Code.ShouldBe("store.busy");
        leave.Set();
        await holding;
    }

    [Test]
    public void A_write_inside_a_write_is_an_error_and_not_a_deadlock() =>
        Should.Throw<InvalidOperationException>(() => Write(_ => Store.Write(_ => 1)));
}
