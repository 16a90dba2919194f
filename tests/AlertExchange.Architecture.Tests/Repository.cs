namespace AlertExchange.Architecture.Tests;

/// <summary>The repository that these tests were built from, found by its solution file, and the text files people wrote in it.</summary>
public static class Repository
{
    private static readonly string[] MadeFolders = ["bin", "obj", ".git", ".vs", ".idea", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "data", "demo-data"];

    private static readonly string[] TextExtensions =
        [".cs", ".cshtml", ".csproj", ".props", ".targets", ".sln", ".json", ".yaml", ".yml", ".md", ".sql", ".sh", ".css", ".js", ".csv", ".editorconfig", ".gitattributes", ".gitignore", ""];

    public static string Root { get; } = FindRoot();

    /// <summary>Every text file that people wrote, as a path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> TextFiles { get; } =
        [.. Walk(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The C# files of the rooms.</summary>
    public static IEnumerable<string> RoomSources =>
        TextFiles.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal));

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Text(string file) => File.ReadAllText(PathOf(file));

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(f => TextExtensions.Contains(f.Extension)))
        {
            yield return file.FullName;
        }

        foreach (var inner in folder.EnumerateDirectories().Where(d => !MadeFolders.Contains(d.Name) && !IsFetched(d)))
        {
            foreach (var file in Walk(inner))
            {
                yield return file;
            }
        }
    }

    /// <summary><c>wwwroot/lib</c> holds packages that the build fetches.</summary>
    private static bool IsFetched(DirectoryInfo folder) => folder.Name == "lib" && folder.Parent?.Name == "wwwroot";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AlertExchange.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No AlertExchange.sln above the test binaries.");
    }
}
