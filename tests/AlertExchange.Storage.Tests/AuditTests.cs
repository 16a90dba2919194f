using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;
using Dapper;

namespace AlertExchange.Storage.Tests;

/// <summary>The audit log: what is added, and that whatever is done to it afterwards is told with the entry's number.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AuditTests(TestDatabase database) : StoreTests(database)
{
    private const string Reason = "王大山本人来电要求核对";

    private string MarkPath => Path.Combine(Directory, "audit.head");

    [Test]
    public void Entries_have_numbers_without_gaps_and_the_log_is_sound()
    {
        var numbers = Enumerable.Range(0, 5).Select(_ => Add()).ToList();
        Write(scope =>
        {
            Store.Audit.Append(scope, AnEntry());
            Store.Audit.Append(scope, AnEntry());
        });

        numbers.ShouldBe([1, 2, 3, 4, 5]);
        var verification = Verify();
        (verification.IsSound, verification.Entries).ShouldBe((true, 7));
        verification.Doubts.ShouldBeEmpty();
    }

    [Test]
    public void An_entry_comes_back_as_it_was_written_and_its_reason_stands_nowhere_in_plain_text()
    {
        Add();

        var entry = Store.Read(scope => Store.Audit.Newest(scope, AuditAction.ValueRevealed)).ShouldNotBeNull();

        entry.ShouldBe(AnEntry() with { EntryNo = 1, At = Noon.ToUniversalTime() });
        entry.ToString().ShouldNotContain("王大山");
        using var connection = Connect();
        connection.QuerySingle<byte[]>("SELECT sealed_reason FROM audit_entry").AsSpan().IndexOf(Encoding.UTF8.GetBytes("王大山")).ShouldBe(-1);
    }

    [Test]
    public void What_a_rolled_back_act_would_have_put_on_record_leaves_no_gap()
    {
        Add();
        Should.Throw<InvalidOperationException>(() => Write(scope =>
        {
            Store.Audit.Append(scope, AnEntry());
            throw new InvalidOperationException();
        }));

        Add().ShouldBe(2);
        Verify().IsSound.ShouldBeTrue();
    }

    [Test]
    public void Whatever_is_changed_in_an_entry_is_told()
    {
        AddMany(5);
        string[] changes =
        [
            "login = 'nobody'", "at = '2022-08-20T04:00:00.0000001+00:00'", "action = 1", "role = NULL", "role = 1", "subject = 'H999'", "sealed_reason = NULL", "details = ''",
            "address = NULL",
        ];
        using var connection = Connect();
        var reason = connection.QuerySingle<byte[]>("SELECT sealed_reason FROM audit_entry WHERE entry_no = 3");
        foreach (var change in changes)
        {
            connection.Execute($"UPDATE audit_entry SET {change} WHERE entry_no = 3");
            Told(AuditFault.Altered, 3);

            connection.Execute(
                """
                UPDATE audit_entry SET login = 'xiang-01', at = '2022-08-20T04:00:00.0000000+00:00', action = 11, role = 3, subject = 'H001', sealed_reason = @reason,
                  details = 'P0011 citizen-id', address = '10.1.2.3' WHERE entry_no = 3
                """, new { reason });
            Verify().IsSound.ShouldBeTrue(change);
        }
    }

    [Test]
    public void Fields_that_changed_places_are_told()
    {
        AddMany(3);

        Tamper("UPDATE audit_entry SET details = address, address = details WHERE entry_no = 2");

        Told(AuditFault.Altered, 2);
    }

    [Test]
    public void A_removed_entry_is_told()
    {
        AddMany(5);

        Tamper("DELETE FROM audit_entry WHERE entry_no = 4");

        Told(AuditFault.Missing, 4);
    }

    [Test]
    public void A_removed_entry_is_told_when_those_behind_it_move_up()
    {
        AddMany(5);

        Tamper("DELETE FROM audit_entry WHERE entry_no = 2");
        foreach (var number in Enumerable.Range(3, 3))
        {
            Tamper($"UPDATE audit_entry SET entry_no = {number - 1} WHERE entry_no = {number}");
        }

        Told(AuditFault.Altered, 2);
    }

    [Test]
    public void An_inserted_entry_is_told()
    {
        AddMany(4);

        Tamper($"UPDATE audit_entry SET entry_no = 5 WHERE entry_no = 4; INSERT INTO audit_entry ({Columns}) SELECT 4, {Others} FROM audit_entry WHERE entry_no = 2");

        Told(AuditFault.Altered, 4);
    }

    [Test]
    public void An_entry_put_behind_the_last_is_told()
    {
        AddMany(2);

        Tamper($"INSERT INTO audit_entry ({Columns}) SELECT 3, {Others} FROM audit_entry WHERE entry_no = 2");

        Told(AuditFault.Surplus, 3);
        Add().ShouldBe(4, "an act is never refused because somebody forged the log");
        Told(AuditFault.Altered, 3);
    }

    [Test]
    public void A_log_cut_short_is_told_by_the_heads_number()
    {
        AddMany(5);

        Tamper("DELETE FROM audit_entry WHERE entry_no > 3");

        Told(AuditFault.Missing, 4);
        Add().ShouldBe(6);
        Told(AuditFault.Missing, 4);
    }

    [Test]
    public void A_log_cut_short_together_with_its_head_is_told_by_the_mark_outside_and_goes_on_record()
    {
        AddMany(3);
        KeepHead();
        AddMany(2);
        Tamper("DELETE FROM audit_entry WHERE entry_no > 3");
        Tamper("DELETE FROM audit_head; INSERT INTO audit_head (place, entry_no, mac, seal) SELECT place, entry_no, mac, seal FROM kept_head");
        Told(AuditFault.Missing, 4);

        AddMany(3);
        var verification = Verify();
        (verification.IsSound, verification.Entries).ShouldBe((true, 7));
        verification.Doubts.ShouldBe([4], "the entry before the next act tells of the shortening for good");
        Store.Read(scope => Store.Audit.Newest(scope, AuditAction.AuditCutShort)).ShouldNotBeNull().Details.ShouldBe("5");
    }

    [TestCase("DELETE FROM audit_head", 0)]
    [TestCase("UPDATE audit_head SET entry_no = (SELECT entry_no FROM kept_head), mac = (SELECT mac FROM kept_head), seal = (SELECT seal FROM kept_head)", 3)]
    public void A_head_that_is_gone_or_was_put_back_is_told_before_anything_follows_it(string tampering, int number)
    {
        AddMany(3);
        KeepHead();
        AddMany(2);

        Tamper(tampering);

        Told(AuditFault.HeadAltered, number);
    }

    [Test]
    public void A_log_emptied_with_its_head_is_told_by_the_mark_outside()
    {
        AddMany(5);

        Tamper("DELETE FROM audit_entry; DELETE FROM audit_head");

        Told(AuditFault.Missing, 1);
    }

    [Test]
    public void A_mark_that_is_gone_is_told_and_goes_on_record()
    {
        AddMany(2);

        File.Delete(MarkPath);
        Told(AuditFault.MarkMissing, 2);

        Add().ShouldBe(4);
        Verify().Doubts.ShouldBe([3]);
    }

    [Test]
    public void A_mark_or_head_that_this_installation_did_not_write_is_told()
    {
        AddMany(2);
        var mark = File.ReadAllBytes(MarkPath);
        mark[7] = 1;
        File.WriteAllBytes(MarkPath, mark);
        Told(AuditFault.MarkAltered, 2);

        Add();
        Tamper("UPDATE audit_head SET entry_no = 9 WHERE place = 1");
        Told(AuditFault.HeadAltered, 9);
    }

    [Test]
    public void A_mark_behind_the_log_is_no_fault()
    {
        AddMany(2);
        var mark = File.ReadAllBytes(MarkPath);
        AddMany(2);

        File.WriteAllBytes(MarkPath, mark);

        Verify().IsSound.ShouldBeTrue();
        Add().ShouldBe(5);
        Verify().Doubts.ShouldBeEmpty();
    }

    [Test]
    public async Task Two_processes_that_add_at_once_keep_one_chain()
    {
        const int Each = 40;
        using var other = OpenAgain();
        async Task AddAll(ExchangeStore store)
        {
            for (var i = 0; i < Each; i++)
            {
                await store.WriteAsync(scope => store.Audit.Append(scope, AnEntry()));
            }
        }

        await Task.WhenAll(Task.Run(() => AddAll(Store)), Task.Run(() => AddAll(other)));

        var verification = Verify();
        (verification.IsSound, verification.Entries).ShouldBe((true, 2 * Each));
        verification.Doubts.ShouldBeEmpty();
    }

    [Test]
    public void Entries_are_listed_newest_first_by_what_is_asked()
    {
        AddMany(3);
        Write(scope => Store.Audit.Append(scope, AnEntry() with { Login = "xiang-02", Action = AuditAction.PersonViewed, At = Noon.AddDays(1) }));

        Listed(new AuditFilter()).ShouldBe([4, 3, 2, 1]);
        Listed(new AuditFilter(Login: "xiang-02")).ShouldBe([4]);
        Listed(new AuditFilter(Action: AuditAction.ValueRevealed, Subject: "H001")).ShouldBe([3, 2, 1]);
        Listed(new AuditFilter(From: Noon.AddDays(1))).ShouldBe([4]);
        Listed(new AuditFilter(Until: Noon.AddDays(1))).ShouldBe([3, 2, 1]);
        Listed(new AuditFilter(Subject: "H002")).ShouldBeEmpty();
        Store.Read(scope => Store.Audit.Page(scope, new AuditFilter(), new Paging(2, 3))).ShouldHaveSingleItem().EntryNo.ShouldBe(1);
        Store.Read(scope => Store.Audit.Stream(scope, new AuditFilter()).Select(e => (e.EntryNo, e.Reason)).ToList()).ShouldBe([(1, null), (2, null), (3, null), (4, null)]);
        Store.Read(scope => Store.Audit.CountSince(scope, "xiang-01", AuditAction.ValueRevealed, Noon.AddSeconds(-1))).ShouldBe(3);
        Store.Read(scope => Store.Audit.CountSince(scope, "xiang-01", AuditAction.ValueRevealed, Noon)).ShouldBe(0);
    }

    [Test]
    public void A_log_goes_on_after_the_program_was_started_again()
    {
        AddMany(2);

        Reopen();

        Add().ShouldBe(3);
        Verify().Doubts.ShouldBeEmpty();
    }

    private const string Others = "at, login, role, action, subject, sealed_reason, details, address, mac";
    private const string Columns = "entry_no, " + Others;

    private List<long> Listed(AuditFilter filter)
    {
        var found = Store.Read(scope => Store.Audit.Page(scope, filter, new Paging(1, 50)).Select(e => e.EntryNo).ToList());
        Store.Read(scope => Store.Audit.Count(scope, filter)).ShouldBe(found.Count);
        return found;
    }

    private long Add() => Store.Write(scope => Store.Audit.Append(scope, AnEntry()));

    private void AddMany(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add();
        }
    }

    private AuditVerification Verify() => new AuditVerifier(Store).Verify();

    private void Told(AuditFault fault, long number)
    {
        var verification = Verify();
        (verification.Fault, verification.EntryNo).ShouldBe((fault, number));
    }

    private void Tamper(string sql)
    {
        using var connection = Connect();
        connection.Execute(sql);
    }

    private void KeepHead() => Tamper(Options.Database == DatabaseKind.SqlServer ? "SELECT * INTO kept_head FROM audit_head" : "CREATE TABLE kept_head AS SELECT * FROM audit_head");

    private static AuditEntry AnEntry() =>
        new(Noon, "xiang-01", Role.Township, AuditAction.ValueRevealed, "H001", Reason, "P0011 citizen-id", "10.1.2.3");
}
