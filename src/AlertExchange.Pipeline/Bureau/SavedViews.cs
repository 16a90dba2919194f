using AlertExchange.Engine.Access;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Lists that people keep under a name.</summary>
public sealed class SavedViews(ExchangeStore store, PlaceClock clock)
{
    /// <summary>The list of warnings.</summary>
    public const string Warnings = "warnings";

    /// <summary>The most characters of a name.</summary>
    public const int MostName = 40;

    private const int MostQuery = 1000;

    public IReadOnlyList<SavedView> Of(string list, Viewer viewer) => store.Read(scope => store.Bureau.Views.Of(scope, list, viewer.Login));

    /// <returns>False when the name or the address is missing or too long.</returns>
    public async Task<bool> SaveAsync(string list, Viewer viewer, string name, string query, bool shared, CancellationToken cancellation)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > MostName || query.Length > MostQuery)
        {
            return false;
        }

        await store.WriteAsync(scope => store.Bureau.Views.Save(scope, list, viewer.Login, trimmed, query.TrimStart('?'), shared, clock.Now), cancellation);
        return true;
    }

    /// <returns>False when it is not theirs.</returns>
    public Task<bool> RemoveAsync(string list, Viewer viewer, long number, CancellationToken cancellation) =>
        store.WriteAsync(scope => store.Bureau.Views.Remove(scope, list, viewer.Login, number), cancellation);
}
