namespace AlertExchange.Storage.Files;

/// <summary>Held while a data directory is opened: one process at a time makes what it needs.</summary>
internal static class OpenLock
{
    /// <exception cref="StoreException">Another process held it too long.</exception>
    public static FileStream Wait(string path, StoreOptions options)
    {
        var deadline = Environment.TickCount64 + (long)options.BusyTimeout.TotalMilliseconds;
        while (true)
        {
            if (DirectoryAccess.TryLock(path, FileMode.OpenOrCreate) is { } held)
            {
                return held;
            }

            if (Environment.TickCount64 >= deadline)
            {
                throw new StoreException("store.busy", "另一个程序正在打开同一数据目录，等待超时。请稍后重试。");
            }

            Thread.Sleep(20);
        }
    }
}
