using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Accounts;
using AlertExchange.Storage.Lists;
using Dapper;

namespace AlertExchange.Storage.Tests;

/// <summary>Accounts, what holds their sign-ins, and the register of liaisons.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AccountTests(TestDatabase database) : StoreTests(database)
{
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    [Test]
    public void An_account_comes_back_as_it_was_written()
    {
        var added = Add(AnAccount("yibao") with { Department = Medical, TotpKey = [1, 2, 3], IsTotpConfirmed = true, LockedUntil = Noon, MustChangePassword = true });

        var found = Find(added.AccountNo);

        found.ShouldBe(added with { TotpKey = found.TotpKey });
        found.TotpKey.ShouldBe([1, 2, 3]);
        Store.Read(scope => Store.Accounts.FindByLogin(scope, "yibao"))!.AccountNo.ShouldBe(added.AccountNo);
        Store.Read(scope => Store.Accounts.FindByLogin(scope, "nobody")).ShouldBeNull();
    }

    [Test]
    public void A_login_is_one_account()
    {
        Add(AnAccount("yibao"));

        Store.Write(scope => Store.Accounts.Add(scope, AnAccount("yibao"))).ShouldBeNull();

        Store.Read(scope => Store.Accounts.Count(scope, new AccountFilter())).ShouldBe(1);
    }

    [Test]
    public void Of_two_changes_of_one_account_the_second_is_not_written()
    {
        var account = Add(AnAccount("yibao"));
        Store.Write(scope => Store.Accounts.TryUpdate(scope, account with { DisplayName = "甲" })).ShouldNotBeNull().Revision.ShouldBe(2);

        Store.Write(scope => Store.Accounts.TryUpdate(scope, account with { DisplayName = "乙" })).ShouldBeNull();

        Find(account.AccountNo).DisplayName.ShouldBe("甲");
    }

    [Test]
    public void The_key_of_a_second_factor_stands_nowhere_in_plain_and_opens_for_its_own_account_only()
    {
        var key = "this-is-the-key-20-b"u8.ToArray();
        var (first, second) = (Add(AnAccount("a1") with { TotpKey = key }), Add(AnAccount("a2")));

        using var connection = Connect();
        var stored = connection.QuerySingle<byte[]>($"SELECT sealed_totp_key FROM account WHERE account_no = {first.AccountNo}");
        stored.AsSpan().IndexOf(key).ShouldBe(-1);
        connection.Execute("UPDATE account SET sealed_totp_key = @stored WHERE account_no = @AccountNo", new { stored, second.AccountNo });

        Should.Throw<StoreException>(() => Find(second.AccountNo)).Code.ShouldBe("store.tampered");
    }

    [Test]
    public void Attempts_are_counted_until_the_account_is_locked_and_from_the_start_afterwards()
    {
        var number = Add(AnAccount("yibao")).AccountNo;

        Enumerable.Range(0, 5).Select(_ => Attempt(number, Noon)).ShouldBe([AttemptOutcome.Counted, AttemptOutcome.Counted, AttemptOutcome.Last, AttemptOutcome.Locked, AttemptOutcome.Locked]);
        Attempt(number, Noon + HalfAnHour - TimeSpan.FromSeconds(1)).ShouldBe(AttemptOutcome.Locked);
        Attempt(number, Noon + HalfAnHour).ShouldBe(AttemptOutcome.Counted);
        Find(number).FailedCount.ShouldBe(1);
        Attempt(999, Noon).ShouldBe(AttemptOutcome.Locked, "nobody");
    }

    [Test]
    public void An_attempt_that_was_right_is_taken_back_and_those_before_it_stay()
    {
        var number = Add(AnAccount("yibao")).AccountNo;
        Attempt(number, Noon);
        Attempt(number, Noon);
        Attempt(number, Noon).ShouldBe(AttemptOutcome.Last);

        Store.Write(scope =>
        {
            Store.Accounts.TakeBack(scope, number);
            return true;
        });

        Find(number).ShouldSatisfyAllConditions(a => a.FailedCount.ShouldBe(2), a => a.LockedUntil.ShouldBeNull());
        Attempt(number, Noon).ShouldBe(AttemptOutcome.Last);
    }

    [Test]
    public void A_sign_in_forgets_attempts_and_ends_the_one_before()
    {
        var number = Add(AnAccount("yibao")).AccountNo;
        Attempt(number, Noon);
        Start(number, "s1");
        Start(number, "s2");

        Find(number).ShouldSatisfyAllConditions(a => a.FailedCount.ShouldBe(0), a => a.SessionId.ShouldBe("s2"), a => a.LastSignIn.ShouldBe(Noon));
        Store.Write(scope => Store.Accounts.EndSession(scope, number, "s1")).ShouldBeFalse();
        Store.Read(scope => Store.Accounts.Standing(scope, number))!.SessionId.ShouldBe("s2");
        Store.Write(scope => Store.Accounts.EndSession(scope, number, "s2")).ShouldBeTrue();
        Store.Read(scope => Store.Accounts.Standing(scope, number))!.SessionId.ShouldBeNull();
        Store.Read(scope => Store.Accounts.Standing(scope, 999)).ShouldBeNull();
    }

    [Test]
    public void The_last_ten_sign_ins_are_kept()
    {
        var number = Add(AnAccount("yibao")).AccountNo;
        for (var i = 0; i < 12; i++)
        {
            Start(number, $"s{i}", $"10.0.0.{i}");
        }

        Store.Read(scope => Store.Accounts.SignIns(scope, number)).Select(s => s.Address).ShouldBe(Enumerable.Range(2, 10).Reverse().Select(i => $"10.0.0.{i}"));
    }

    [Test]
    public void A_code_is_used_once_and_no_older_one_after_it()
    {
        var number = Add(AnAccount("yibao")).AccountNo;

        new long[] { 100, 100, 99, 101 }.Select(step => Store.Write(scope => Store.Accounts.TryUseCode(scope, number, step))).ShouldBe([true, false, false, true]);
    }

    [Test]
    public void A_list_is_filtered_ordered_and_cut()
    {
        foreach (var (login, name, role) in new[] { ("c", "张100%", Role.Bureau), ("b", "李_", Role.Liaison), ("a", "王", Role.Village), ("d", "张三", Role.Village) })
        {
            Add(AnAccount(login) with { DisplayName = name, Role = role, IsDisabled = login == "d" });
        }

        Logins(new AccountFilter()).ShouldBe(["b", "c", "a", "d"]);
        Logins(new AccountFilter(Role.Village)).ShouldBe(["a", "d"]);
        Logins(new AccountFilter(Text: "张")).ShouldBe(["c", "d"]);
        Logins(new AccountFilter(Text: "%")).ShouldBe(["c"]);
        Logins(new AccountFilter(Text: "_")).ShouldBe(["b"]);
        Logins(new AccountFilter(IsDisabled: true)).ShouldBe(["d"]);
        Logins(new AccountFilter(), AccountOrder.Login, descending: true).ShouldBe(["d", "c", "b", "a"]);
        Logins(new AccountFilter(), AccountOrder.Login, page: new Paging(2, 3)).ShouldBe(["d"]);
        Store.Read(scope => (Store.Accounts.AnyOf(scope, Role.Bureau), Store.Accounts.AnyOf(scope, Role.Administrator))).ShouldBe((true, false));
    }

    [Test]
    public void A_department_has_one_liaison_at_a_time_and_a_history()
    {
        var (first, second) = (Add(AnAccount("a1")).AccountNo, Add(AnAccount("a2")).AccountNo);
        Register(first).ShouldBeTrue();
        Register(second).ShouldBeFalse();
        Store.Write(scope =>
        {
            Store.Liaisons.End(scope, first, Noon.AddDays(1), "bureau");
            return Store.Liaisons.TryRegister(scope, Medical, second, Noon.AddDays(1), "bureau");
        }).ShouldBeTrue();

        Store.Read(Store.Liaisons.Active).ShouldHaveSingleItem().Login.ShouldBe("a2");
        Store.Read(scope => Store.Liaisons.Of(scope, Medical)).Select(l => (l.Login, l.Until, l.EndedBy)).ShouldBe([("a2", null, null), ("a1", Noon.AddDays(1), "bureau")]);
        using var connection = Connect();
        Should.Throw<System.Data.Common.DbException>(() => connection.Execute(
            $"INSERT INTO liaison (liaison_no, department, account_no, registered_at, registered_by) VALUES (99, '{Medical}', {first}, 'x', 'x')")).ShouldNotBeNull("the database holds it too");
    }

    [Test]
    public void Protection_keys_are_kept_once_each()
    {
        Store.Write(scope =>
        {
            Store.Accounts.AddProtectionKey(scope, "k1", "<a/>");
            Store.Accounts.AddProtectionKey(scope, "k1", "<b/>");
            Store.Accounts.AddProtectionKey(scope, "k2", "<c/>");
            return true;
        });

        using var other = OpenAgain();
        other.Read(other.Accounts.ProtectionKeys).ShouldBe(["<a/>", "<c/>"]);
    }

    private static Account AnAccount(string login) => new()
    {
        Login = login,
        DisplayName = "某人",
        Role = Role.Liaison,
        PasswordHash = Convert.ToBase64String(Encoding.UTF8.GetBytes("hash")),
        SecurityStamp = "stamp",
        CreatedAt = Noon,
        CreatedBy = "admin",
    };

    private Account Add(Account account) => Store.Write(scope => Store.Accounts.Add(scope, account)).ShouldNotBeNull();

    private Account Find(long number) => Store.Read(scope => Store.Accounts.Find(scope, number)).ShouldNotBeNull();

    private AttemptOutcome Attempt(long number, DateTimeOffset now) => Store.Write(scope => Store.Accounts.BeginAttempt(scope, number, now, limit: 3, HalfAnHour));

    private void Start(long number, string session, string address = "10.0.0.1") => Store.Write(scope =>
    {
        Store.Accounts.StartSession(scope, number, session, Noon, address);
        return true;
    });

    private bool Register(long number) => Store.Write(scope => Store.Liaisons.TryRegister(scope, Medical, number, Noon, "bureau"));

    private IEnumerable<string> Logins(AccountFilter filter, AccountOrder order = AccountOrder.Role, bool descending = false, Paging? page = null) =>
        Store.Read(scope => Store.Accounts.List(scope, filter, order, descending, page ?? new Paging(1, 50))).Select(a => a.Login);
}
