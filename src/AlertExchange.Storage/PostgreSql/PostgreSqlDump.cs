using System.Diagnostics;
using AlertExchange.Storage.Backups;
using AlertExchange.Storage.Files;
using Npgsql;

namespace AlertExchange.Storage.PostgreSql;

/// <summary>Runs <c>pg_dump</c>. What it says may name users and servers, so only that it failed is told.</summary>
internal static class PostgreSqlDump
{
    /// <summary>Where the tool is installed; null when it is not.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pg_dump.exe" : "pg_dump")).FirstOrDefault(File.Exists);

    /// <summary>Dumps what a snapshot sees into a file that only its owner can read; returns the name of the entry.</summary>
    public static string Write(string tool, string connectionString, string snapshot, string path)
    {
        new FileStream(path, DirectoryAccess.PrivateFile(FileMode.CreateNew)).Dispose();
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--format=custom", "--no-owner", "--no-privileges", "--no-password", "--snapshot=" + snapshot, "--file=" + path])
        {
            start.ArgumentList.Add(argument);
        }

        if (connection.SearchPath?.Split(',')[0].Trim().Trim('"') is { Length: > 0 } schema)
        {
            start.ArgumentList.Add("--schema=" + schema);
        }

        // By the environment: an argument list is visible to every user of the machine.
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = connection.Database ?? connection.Username;
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGPASSWORD"] = connection.Password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pg_dump did not start.");
        var said = Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        process.WaitForExit();
        said.GetAwaiter().GetResult();
        return process.ExitCode == 0
            ? BackupNames.Dump
            : throw new StoreException("backup.dump", $"pg_dump 没有成功（退出码 {process.ExitCode}），没有制作备份。它的版本不能低于数据库服务器的版本，用户要能读取全部的表。");
    }
}
