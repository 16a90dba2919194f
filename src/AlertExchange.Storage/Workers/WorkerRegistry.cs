using AlertExchange.Storage.Files;

namespace AlertExchange.Storage.Workers;

/// <summary>The signs of life in a data directory.</summary>
internal sealed class WorkerRegistry
{
    private readonly string _directory;

    public WorkerRegistry(string directory)
    {
        _directory = directory;
        DirectoryAccess.CreatePrivateDirectory(directory);
        foreach (var path in Directory.EnumerateFiles(directory, "*.lock"))
        {
            DirectoryAccess.RemoveAbandoned(path);
        }
    }

    public WorkerLease Start()
    {
        while (true)
        {
            var workerId = Guid.NewGuid().ToString("N");
            var path = PathOf(workerId);
            var held = DirectoryAccess.TryLock(path, FileMode.CreateNew);

            // Another process that tidies up may have caught the file between its making and its locking: then it is gone or taken.
            if (held is not null && File.Exists(path))
            {
                return new WorkerLease(workerId, held);
            }

            held?.Dispose();
        }
    }

    /// <summary>False as soon as the process that took the lease has ended, however it ended.</summary>
    public bool IsAlive(string workerId) => !DirectoryAccess.RemoveAbandoned(PathOf(workerId));

    /// <summary>Leases that a living process holds.</summary>
    public int CountAlive() => Directory.EnumerateFiles(_directory, "*.lock").Count(path => !DirectoryAccess.RemoveAbandoned(path));

    private string PathOf(string workerId) => Path.Combine(_directory, workerId + ".lock");
}
