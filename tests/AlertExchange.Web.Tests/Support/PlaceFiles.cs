namespace AlertExchange.Web.Tests.Support;

/// <summary>Where the project's own files are, and folders of tests.</summary>
internal static class PlaceFiles
{
    public static string Root { get; } = FindRoot();

    public static string Config { get; } = Path.Combine(Root, "config");

    public static string Copy(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("alertx-web-").FullName;
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "AlertExchange.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The project root was not found.");
        }

        return directory.FullName;
    }
}
