using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Households;

namespace AlertExchange.Pipeline.Households;

/// <summary>How the newest roster writes each place, so that the database can be asked for a township's or village's people. Looked up once a version.</summary>
public sealed class RosterPlaces(ExchangeStore store, PolicyDesk policies)
{
    private readonly Lock _gate = new();
    private (int Version, PlacePolicy Policy, ILookup<string, (PlacePair Pair, string? Village)> Towns)? _known;

    /// <summary>The places that somebody may look at, as the roster writes them; null: every place.</summary>
    /// <param name="townshipCode">Only this township's; null: all they may look at.</param>
    public IReadOnlyList<PlacePair>? Of(ReadScope scope, int version, RowScope rows, string? townshipCode)
    {
        switch (rows.Kind)
        {
            case RowScopeKind.County when townshipCode is null:
                return null;
            case RowScopeKind.County:
                return [.. Towns(scope, version)[townshipCode].Select(p => p.Pair)];
            case RowScopeKind.Township or RowScopeKind.Village when townshipCode is null || townshipCode == rows.TownshipCode:
                return [.. Towns(scope, version)[rows.TownshipCode!].Where(p => rows.Includes(rows.TownshipCode, p.Village)).Select(p => p.Pair)];
            default:
                return [];
        }
    }

    private ILookup<string, (PlacePair Pair, string? Village)> Towns(ReadScope scope, int version)
    {
        var policy = policies.Current;
        lock (_gate)
        {
            if (_known is { } known && known.Version == version && ReferenceEquals(known.Policy, policy))
            {
                return known.Towns;
            }
        }

        var towns = store.People.Places(scope, version)
            .Select(pair => (Pair: pair, Place: policy.Areas.Resolve(pair.Township, pair.Village, null)))
            .Where(p => p.Place.IsPlaced)
            .ToLookup(p => p.Place.TownshipCode!, p => (p.Pair, p.Place.VillageCode));
        lock (_gate)
        {
            _known = (version, policy, towns);
        }

        return towns;
    }
}
