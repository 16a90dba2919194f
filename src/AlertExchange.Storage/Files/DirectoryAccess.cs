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

    /// <summary>Opens a lock file for this process alone; null when another open handle holds it, or held it and has just removed it.</summary>
    public static FileStream? TryLock(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, PrivateFile(mode));
        }
        catch (IOException fault) when (IsHeld(fault) || File.Exists(path))
        {
            return null;
        }
    }

    // By the system's own number: whoever held the file may have removed it before anybody looks whether it is there.
    private static bool IsHeld(IOException fault)
    {
        const int sharingViolation = 32, wouldBlockOnLinux = 11, wouldBlockOnMac = 35;
        return OperatingSystem.IsWindows() ? (fault.HResult & 0xFFFF) == sharingViolation : fault.HResult is wouldBlockOnLinux or wouldBlockOnMac;
    }

    /// <summary>Removes a file that nobody holds locked any more. True when it is gone, whoever removed it.</summary>
    public static bool RemoveAbandoned(string path)
    {
        try
        {
            using var held = TryLock(path, FileMode.Open);
            if (held is null)
            {
                return !File.Exists(path);
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
