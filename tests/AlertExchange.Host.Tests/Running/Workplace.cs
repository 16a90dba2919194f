using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Host.Tests.Running;

/// <summary>A passing directory with a data directory in it, and the commands on it.</summary>
internal sealed class Workplace : IDisposable
{
    public const string Month = "2022-08";

    public static readonly Period Period = new(2022, 8);

    public Workplace() => Data = PathOf("data");

    public string Root { get; } = Directory.CreateTempSubdirectory("alertx-tests-").FullName;

    public string Data { get; private init; }

    /// <summary>A workplace whose data directory is a copy of another's. Nobody may have the other open.</summary>
    public static Workplace CopyOf(Workplace other)
    {
        var copy = new Workplace();
        foreach (var directory in Directory.EnumerateDirectories(other.Data, "*", SearchOption.AllDirectories).Prepend(other.Data))
        {
            Directory.CreateDirectory(Path.Combine(copy.Data, Path.GetRelativePath(other.Data, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(other.Data, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(copy.Data, Path.GetRelativePath(other.Data, file)));
        }

        return copy;
    }

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Runs a command on the data directory.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments) => Alertx.RunAsync([.. arguments, "--data", Data], Root);

    public Task<CommandResult> SubmitAsync(string file, string department, params string[] more) =>
        RunAsync(["submit", file, "--department", department, "--period", Month, .. more]);

    /// <summary>An export by the command.</summary>
    public async Task<Table> ExportByCommandAsync(string list)
    {
        var file = PathOf(list + ".csv");
        (await RunAsync("export", list, "--period", Month, "-o", file)).Exits(0);
        return Table.Read(file);
    }

    /// <summary>The same export without the start of a process.</summary>
    public async Task<Table> ExportAsync(string list)
    {
        await using var exchange = InProcess.Open(Data);
        return exchange.Export(list, PathOf(list + ".csv"));
    }

    /// <summary>Writes a text file below the root and returns its path.</summary>
    public string Write(string name, params string[] lines)
    {
        var path = PathOf(name);
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>Every file of the data directory but logs, with its content, for telling whether something was changed.</summary>
    public IReadOnlyDictionary<string, string> Fingerprint() => Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Data, f)).Where(f => !f.StartsWith("logs", StringComparison.Ordinal))
        .ToDictionary(f => f, f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Data, f)))));

    public void Dispose()
    {
        LeftLogs.Keep(Root);
        Directory.Delete(Root, recursive: true);
    }
}
