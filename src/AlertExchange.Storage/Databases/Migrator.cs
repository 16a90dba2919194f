using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace AlertExchange.Storage.Databases;

/// <summary>Brings a database up to the schema of this program: the embedded scripts, in order, each once, all in one transaction.</summary>
internal static class Migrator
{
    public static void Run(Database database, DbConnection connection) => Run(database, connection, Embedded(database.Name));

    /// <summary>The newest schema of the embedded database that this program knows.</summary>
    public static long NewestNumber => Embedded("Sqlite")[^1].Number;

    internal static void Run(Database database, DbConnection connection, IReadOnlyList<Migration> migrations)
    {
        using var transaction = database.BeginMigration(connection);
        var applied = connection.Query<AppliedRow>(StatementLog.Told("SELECT number, checksum FROM schema_migration ORDER BY number"), transaction: transaction).ToList();
        if (applied.Count > 0 && applied[^1].Number > migrations[^1].Number)
        {
            throw new StoreException("schema.newer", $"数据目录由更新版本的程序建立（库结构第 {applied[^1].Number} 版，本程序只认识到第 {migrations[^1].Number} 版）。请升级本程序后再打开。");
        }

        foreach (var migration in migrations)
        {
            var before = applied.Find(a => a.Number == migration.Number);
            if (before is null)
            {
                connection.Execute(migration.Sql, transaction: transaction);
                connection.Execute(
                    StatementLog.Told("INSERT INTO schema_migration (number, name, checksum) VALUES (@Number, @Name, @Checksum)"), migration, transaction);
            }
            else if (before.Checksum != migration.Checksum)
            {
                throw new StoreException("schema.altered", $"库结构脚本 {migration.Name} 与建库时不一致，数据目录可能由修改过的程序建立。请使用原来的程序版本，或从备份恢复。");
            }
        }

        transaction.Commit();
    }

    /// <summary>The scripts of one kind of database, in order.</summary>
    internal static IReadOnlyList<Migration> Embedded(string databaseName)
    {
        var assembly = typeof(Migrator).Assembly;
        var folder = $"AlertExchange.Storage.{databaseName}.Migrations.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!, Encoding.UTF8);
                    return Migration.Of(n[folder.Length..], reader.ReadToEnd());
                }),
        ];
    }

    /// <summary>A script; its number stands before the underscore of its name.</summary>
    internal sealed record Migration(long Number, string Name, string Sql, string Checksum)
    {
        public static Migration Of(string name, string sql)
        {
            var text = sql.ReplaceLineEndings("\n");
            return new Migration(
                long.Parse(name.AsSpan(0, name.IndexOf('_', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture),
                name, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
    }

    private sealed class AppliedRow
    {
        public long Number { get; init; }

        public string Checksum { get; init; } = "";
    }
}
