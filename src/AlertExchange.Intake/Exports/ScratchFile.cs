namespace AlertExchange.Intake.Exports;

/// <summary>Where an export is put together before it is sent. It names people, so nothing of it stays, also when the process is killed.</summary>
public static class ScratchFile
{
    /// <summary>An empty file of this process alone that is gone with its stream.</summary>
    public static FileStream Open()
    {
        var path = Path.GetTempFileName();
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        }

        // There a file lives on without its name while it is open, and the system forgets it with the process.
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        File.Delete(path);
        return file;
    }
}
