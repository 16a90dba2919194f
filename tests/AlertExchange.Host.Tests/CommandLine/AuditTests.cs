using AlertExchange.Engine.Access;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Storage;
using AlertExchange.Storage.Audit;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Host.Tests.CommandLine;

/// <summary><c>alertx audit</c>: what it lists, and what it says of a log that somebody worked on.</summary>
public sealed class AuditTests
{
    private const string Reason = "王大山家属来访";

    private Workplace _place = null!;

    [SetUp]
    public void Keep_a_log()
    {
        _place = new Workplace();
        using var store = ExchangeStore.Open(_place.Data);
        for (var i = 1; i <= 3; i++)
        {
            var at = new DateTimeOffset(2022, 8, 19 + i, 9, 30, 0, TimeSpan.FromHours(8));
            store.Write(scope => store.Audit.Append(scope, new AuditEntry(at, $"xiang-0{i}", Role.Township, AuditAction.ValueRevealed, $"H00{i}", Reason, "人编号 P001，身份证号")));
        }
    }

    [TearDown]
    public void Remove() => _place.Dispose();

    [Test]
    public async Task A_log_nobody_touched_is_told_to_be_whole_and_that_is_on_record()
    {
        (await _place.RunAsync("audit", "verify")).Exits(0).Output.ShouldContain("3 条记录完整、连续、未被改动");

        (await _place.RunAsync("audit", "list", "--action", "AuditVerified")).Exits(0).Output.ShouldContain("alertx（程序）");
    }

    [TestCase("UPDATE audit_entry SET login = 'x' WHERE entry_no = 2", "第 2 条记录与写入时不符")]
    [TestCase("DELETE FROM audit_entry WHERE entry_no = 1", "第 1 条记录缺失")]
    [TestCase("DELETE FROM audit_entry WHERE entry_no = 3", "第 3 条记录缺失")]
    public async Task A_log_that_was_worked_on_fails_with_the_number_of_the_first_entry(string sql, string told)
    {
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_place.Data, "exchange.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery().ShouldBe(1);
        }

        (await _place.RunAsync("audit", "verify")).ExitsWithReason(1, told);
    }

    [Test]
    public async Task Entries_are_listed_by_account_and_day_and_reasons_only_when_asked_for()
    {
        var listed = (await _place.RunAsync("audit", "list", "--login", "xiang-02")).Exits(0).Output;
        listed.ShouldContain("2　2022-08-21 09:30:00　xiang-02（乡镇）　查看完整号码　H002");
        listed.ShouldNotContain("H001");
        listed.ShouldNotContain("王大山");

        var day = (await _place.RunAsync("audit", "list", "--from", "2022-08-21", "--until", "2022-08-21", "--reasons")).Exits(0).Output;
        day.ShouldContain("H002");
        day.ShouldContain(Reason);
        day.ShouldNotContain("H003");
        (await _place.RunAsync("audit", "list", "--from", "gestern")).ExitsWithReason(2, "2022-08-31");
    }

    [Test]
    public async Task A_list_that_a_command_writes_out_is_on_record_with_who_gave_it()
    {
        (await _place.RunAsync("export", "warnings", "--period", "2022-08", "-o", Path.Combine(_place.Data, "..", "预警.csv"))).Exits(0);

        var entry = (await _place.RunAsync("audit", "list", "--action", "Exported", "--reasons")).Exits(0).Output;
        entry.ShouldContain("alertx（程序）");
        entry.ShouldContain("warnings");
        entry.ShouldContain(Environment.UserName);
    }
}
