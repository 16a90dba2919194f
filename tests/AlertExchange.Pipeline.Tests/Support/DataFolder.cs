namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>A data directory of one test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("alertx-pipeline-").FullName;

    /// <summary>The project's own configuration.</summary>
    public static string Config { get; } = System.IO.Path.Combine(ProjectRoot(), "config");

    /// <summary>The directory as it stands, once more; nobody may have it open.</summary>
    public DataFolder Copy()
    {
        var other = new DataFolder();
        foreach (var file in Directory.GetFiles(Path, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(other.Path, System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return other;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string ProjectRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory.FullName, "AlertExchange.sln")))
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The project root was not found.");
        return directory.FullName;
    }
}
