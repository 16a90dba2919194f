namespace AlertExchange.Engine.Tests.Policies;

/// <summary>The configuration that is shipped is what is tested.</summary>
internal static class RepositoryFile
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    private static string Root()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "AlertExchange.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("AlertExchange.sln was not found above the test directory.");
    }
}
