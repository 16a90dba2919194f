using AlertExchange.Storage.Databases;
using AlertExchange.Storage.SqlServer;

namespace AlertExchange.Storage.Tests;

public sealed class TransactSqlTests
{
    private static IEnumerable<Migrator.Migration> Scripts => Migrator.Embedded("SqlServer");

    [TestCaseSource(nameof(Scripts))]
    public void A_script_of_the_schema_is_sound(object script) => TransactSql.ErrorsOf(((Migrator.Migration)script).Sql).ShouldBeEmpty();

    [TestCaseSource(typeof(SqlServerDatabase), nameof(SqlServerDatabase.OwnStatements))]
    public void A_statement_that_only_SQL_Server_is_sent_is_sound(string sql) => TransactSql.ErrorsOf(sql).ShouldBeEmpty();

    [TestCase("SELECT a FROM b ORDER BY a LIMIT 1", "")]
    [TestCase("SELECT a FROM b ORDER BY a LIMIT @n", "")]
    [TestCase("SELECT a FROM b ORDER BY a DESC NULLS LAST, c ASC NULLS FIRST LIMIT @n OFFSET @m", "")]
    [TestCase("SELECT a FROM b ORDER BY a ASC NULLS LAST LIMIT @n", "line 1")]
    [TestCase("SELECT a FROM b WHERE a LIMIT 1 AND b", "line 1")]
    [TestCase("INSERT INTO a (b) VALUES (1) ON CONFLICT (b) DO NOTHING", "line 1")]
    [TestCase("SELECT LEAST(1, 2", "line 1")]
    [TestCase("SELECT rule FROM warning", "line 1")]
    public void The_check_sees_what_it_should(string sql, string error) => (EveryStatement.ErrorsOf(sql) is { Length: > 0 } found ? found[..6] : "").ShouldBe(error);

    [TestCase("MERGE")]
    [TestCase("HOLDLOCK")]
    [TestCase("UPDLOCK")]
    [TestCase("NOLOCK")]
    [TestCase("FOR UPDATE")]
    [TestCase("SKIP LOCKED")]
    [TestCase("pg_advisory")]
    [TestCase("sp_getapplock")]
    [TestCase("ON CONFLICT", "src/AlertExchange.Storage/Sqlite/")]
    [TestCase("SqlDbType.Structured")]
    public void The_store_does_without(string word, string butIn = "-")
    {
        var root = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "AlertExchange.sln")))
        {
            root = root.Parent!;
        }

        Directory.EnumerateFiles(Path.Combine(root.FullName, "src", "AlertExchange.Storage"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".sql", StringComparison.Ordinal))
            .Select(f => (Name: Path.GetRelativePath(root.FullName, f).Replace('\\', '/'), Text: File.ReadAllText(f)))
            .Where(f => !f.Name.Contains("/obj/", StringComparison.Ordinal) && !f.Name.StartsWith(butIn, StringComparison.Ordinal))
            .Where(f => f.Text.Split('\n').Any(line => line.Contains(word, StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            .Select(f => f.Name)
            .ShouldBeEmpty();
    }

    [Test]
    public void Every_database_has_the_same_scripts() =>
        Enum.GetNames<DatabaseKind>().Select(kind => string.Join(' ', Migrator.Embedded(kind).Select(m => m.Name))).Distinct().ShouldHaveSingleItem();
}
