using System.CommandLine;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Storage.Backups;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx restore</c>: a data directory out of a backup, or a reason why not and nothing written.</summary>
internal static class RestoreCommand
{
    public static Command Create(GlobalOptions global)
    {
        var backup = new Argument<FileSystemInfo>("备份") { Description = "alertx backup 写成的 .tar 文件或目录" };
        var keys = new Option<FileInfo?>("--keys") { Description = "另行保存的 keys.json（备份里没有密钥时必填）", HelpName = "文件" };
        var json = Arguments.Json();
        var command = new Command("restore", "从备份恢复到一个空的数据目录（--data）") { backup, keys, json };
        command.SetAction(parsed =>
        {
            var settings = global.Settings(parsed);
            var result = Restorer.Restore(parsed.GetRequiredValue(backup).FullName, settings.DataDirectory, parsed.GetValue(keys)?.FullName, settings.Database.Kind);
            return result switch
            {
                RestoreResult.Restored restored => Done(restored.Manifest, settings.DataDirectory, parsed.GetValue(json)),
                RestoreResult.Refused refused => Refuse(refused.Refusal, parsed.GetValue(json)),
                _ => throw new InvalidOperationException("Unknown result of a restore."),
            };
        });
        return command;
    }

    private static int Done(BackupManifest manifest, string directory, bool json)
    {
        if (json)
        {
            ConsoleJson.Write(new { state = "restored", directory, manifest.CreatedAt, files = manifest.Entries.Count, manifest.LostFiles });
            return ExitCode.Done;
        }

        Console.Out.WriteLine($"已恢复到 {directory}：{PlaceClock.AtPlace(manifest.CreatedAt):yyyy-MM-dd HH:mm} 的备份，{manifest.Entries.Count} 个文件，密钥、数据库和报送文件都已核对。");
        if (manifest.LostFiles.Count > 0)
        {
            Console.Out.WriteLine($"注意：其中 {manifest.LostFiles.Count} 个报送文件在备份时就已缺失。");
        }

        if (manifest.Database == "postgresql")
        {
            Console.Out.WriteLine(manifest.HasDatabase
                ? $"数据库请另行恢复到一个空库：pg_restore --no-owner --exit-on-error --dbname=库名 {Path.Combine(directory, "exchange.dump")}"
                : "数据库不在这份备份里，请用同时制作的 pg_dump 备份恢复到一个空库。");
        }
        else if (manifest.Database == "sqlserver")
        {
            Console.Out.WriteLine("数据库不在这份备份里，请用同时制作的 BACKUP DATABASE 备份执行 RESTORE DATABASE。");
        }

        Console.Out.WriteLine("下一步：alertx doctor 检查，再启动 alertx serve。备份之后报送的文件请各部门重报，重复的会自动认出。");
        return ExitCode.Done;
    }

    private static int Refuse(BackupRefusal refusal, bool json)
    {
        if (json)
        {
            ConsoleJson.Write(new { state = "refused", refusal.Code, refusal.Message });
        }
        else
        {
            Terminal.Error("没有恢复：" + refusal.Message);
        }

        return ExitCode.InputRefused;
    }
}
