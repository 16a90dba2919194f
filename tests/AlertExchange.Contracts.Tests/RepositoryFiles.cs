namespace AlertExchange.Contracts.Tests;

/// <summary>The repository that these tests were built from, found by its solution file.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Contracts => Path.Combine(Root, "contracts");

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
