namespace AlertExchange.Storage.Files;

/// <summary>Directories and files that only their owner may look into, and locks that the operating system releases with the process.</summary>
internal static class DirectoryAccess
{
    public static void CreatePrivateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Options for a file that only its owner can read and that nobody else has open meanwhile.</summary>
    public static FileStreamOptions PrivateFile(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Opens a lock file for this process alone; null when another open handle holds it.</summary>
    public static FileStream? TryLock(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, PrivateFile(mode));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Removes a file that nobody holds locked any more. True when it is gone, whoever removed it.</summary>
    public static bool RemoveAbandoned(string path)
    {
        try
        {
            using var held = TryLock(path, FileMode.Open);
            if (held is null)
            {
                return false;
            }

            File.Delete(path);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
    }
}
