using AlertExchange.Storage.Files;

namespace AlertExchange.Storage.Workers;

/// <summary>Signs of life in a data directory: a locked file each. The operating system releases it, so no clock and no heartbeat decide who is dead.</summary>
internal sealed class LockFileRegistry : WorkerRegistry
{
    private readonly string _directory;

    public LockFileRegistry(string directory)
    {
        _directory = directory;
        DirectoryAccess.CreatePrivateDirectory(directory);
        foreach (var path in Directory.EnumerateFiles(directory, "*.lock"))
        {
            DirectoryAccess.RemoveAbandoned(path);
        }
    }

    public override WorkerLease Start()
    {
        while (true)
        {
            var workerId = Guid.NewGuid().ToString("N");
            var path = PathOf(workerId);
            var held = DirectoryAccess.TryLock(path, FileMode.CreateNew);

            // Another process that tidies up may have caught the file between its making and its locking: then it is gone or taken.
            if (held is not null && File.Exists(path))
            {
                return new WorkerLease(workerId, new LockFile(held));
            }

            held?.Dispose();
        }
    }

    /// <summary>False as soon as the process that took the lease has ended, however it ended.</summary>
    public override bool IsAlive(ReadScope scope, string workerId) => !DirectoryAccess.RemoveAbandoned(PathOf(workerId));

    public override int CountAlive(ReadScope scope) => Directory.EnumerateFiles(_directory, "*.lock").Count(path => !DirectoryAccess.RemoveAbandoned(path));

    private string PathOf(string workerId) => Path.Combine(_directory, workerId + ".lock");

    private sealed class LockFile(FileStream held) : IDisposable
    {
        public void Dispose()
        {
            File.Delete(held.Name);
            held.Dispose();
        }
    }
}
