using AlertExchange.Pipeline;

namespace AlertExchange.Host.Commands;

/// <summary>A data directory for one command that keeps nothing; removed afterwards.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    private readonly string? _path;

    private ScratchDirectory(ExchangeSettings settings, string? path) => (Settings, _path) = (settings, path);

    public ExchangeSettings Settings { get; }

    /// <summary>The real directory where there is one, else a passing one.</summary>
    public static ScratchDirectory WhenMissing(ExchangeSettings settings)
    {
        if (Directory.Exists(settings.DataDirectory))
        {
            return new ScratchDirectory(settings, null);
        }

        var path = Directory.CreateTempSubdirectory("alertx-check-").FullName;
        return new ScratchDirectory(settings with { DataDirectory = path }, path);
    }

    public void Dispose()
    {
        if (_path is not null)
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
