namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>A data directory of one test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("alertx-pipeline-").FullName;

    /// <summary>The project's own configuration.</summary>
    public static string Config { get; } = System.IO.Path.Combine(ProjectRoot(), "config");

    /// <summary>A second directory with the same keys, so that ids agree with those of this one.</summary>
    public DataFolder WithSameKeys()
    {
        var other = new DataFolder();
        File.Copy(System.IO.Path.Combine(Path, "keys.json"), System.IO.Path.Combine(other.Path, "keys.json"));
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
