using System.CommandLine;
using System.Globalization;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Storage.Backups;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx backup</c>: a copy of the exchange at one moment, while it goes on working.</summary>
internal static class BackupCommand
{
    public static Command Create(GlobalOptions global)
    {
        var target = new Argument<FileSystemInfo>("目标") { Description = "备份写到哪里：以 .tar 结尾写成一个文件，否则写成一个新目录" };
        var withKeys = new Option<bool>("--with-keys") { Description = "连密钥一起备份（拿到备份的人就能读出全部数据，请另行加密保管）" };
        var json = Arguments.Json();
        var command = new Command("backup", "备份整个数据目录，不用停止程序；写完后逐个核对") { target, withKeys, json };
        command.SetAction(async (parsed, _) =>
        {
            var settings = global.Settings(parsed);
            if (!Directory.Exists(settings.DataDirectory))
            {
                throw new SettingsException($"没有数据目录 {settings.DataDirectory}，没有可以备份的内容");
            }

            await using var session = Session.Open(settings);
            var path = parsed.GetRequiredValue(target).FullName;
            var manifest = session.Get<BackupMaker>().Make(path, parsed.GetValue(withKeys));
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(new { state = manifest.LostFiles.Count == 0 ? "done" : "incomplete", path, manifest.CreatedAt, files = manifest.Entries.Count, bytes = manifest.TotalLength, manifest.HasKeys, manifest.LostFiles });
            }
            else
            {
                Tell(manifest, path);
            }

            return manifest.LostFiles.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static void Tell(BackupManifest manifest, string path)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"已备份到 {path}：{manifest.Entries.Count} 个文件，{manifest.TotalLength / 1048576.0:0.0} MB，已逐个核对。"));
        if (!manifest.HasKeys)
        {
            Console.Out.WriteLine("注意：备份里没有密钥。恢复时必须另有数据目录中的 keys.json，没有它，这份备份谁也解不开。请确认它已另行保存。");
        }

        if (!manifest.HasDatabase)
        {
            Console.Out.WriteLine("注意：数据库在服务器上，不在这份备份里。请紧接着执行：" + (manifest.Database == "postgresql"
                ? "pg_dump --format=custom --no-owner --file=exchange.dump 库名（本机装有 pg_dump 时会自动备份）"
                : "BACKUP DATABASE 库名 TO DISK = N'exchange.bak' WITH COPY_ONLY, CHECKSUM"));
        }

        if (manifest.LostFiles.Count > 0)
        {
            Terminal.Error($"有 {manifest.LostFiles.Count} 个报送文件的存档在备份前就已缺失或损坏，没有备份到。请运行 alertx doctor 查看，并从较早的备份取回。");
        }
    }
}
