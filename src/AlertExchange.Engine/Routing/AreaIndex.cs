using System.Collections.Concurrent;

namespace AlertExchange.Engine.Routing;

/// <summary>
/// The county's townships and villages and the ways people write them. Village names are unique only inside a township: a village name
/// alone is believed only when the county has one such village, and contradictory words place nothing. Immutable; safe for many threads.
/// </summary>
public sealed class AreaIndex
{
    private const int CacheLimit = 65536;

    private readonly AreaLocator _locator;
    private readonly ConcurrentDictionary<(string?, string?), ColumnPlace> _columns = new();
    private int _cached;

    private AreaIndex(AreaTable table)
    {
        _locator = new AreaLocator(table);
        CountyCode = table.CountyCode;
        County = table.County;
        Townships = [.. table.Towns.Select(town => town.Placement)];
        Villages = [.. table.Towns.SelectMany(town => town.Villages).Select(village => village.Placement)];
    }

    /// <summary>GB/T 2260, six digits.</summary>
    public string CountyCode { get; }

    public string County { get; }

    /// <summary>Every township, in the order of the table.</summary>
    public IReadOnlyList<Placement> Townships { get; }

    /// <summary>Every village, in the order of the table.</summary>
    public IReadOnlyList<Placement> Villages { get; }

    /// <param name="areasCsv">Columns province, city, county, countyCode, townshipCode, township, villageCode, village.</param>
    /// <param name="areasFile">As errors should name it.</param>
    /// <param name="aliasesCsv">Columns code, alias, validFrom, validTo, note (<c>config/areas/aliases</c>). Null: none.</param>
    /// <param name="aliasesFile">As errors should name it.</param>
    /// <param name="asOf">Aliases outside their dates on this day do not count.</param>
    /// <exception cref="AreaFormatException">A line cannot be read.</exception>
    public static AreaIndex Parse(string areasCsv, string areasFile, string? aliasesCsv, string? aliasesFile, DateOnly asOf) =>
        new(AreaTable.Parse(areasCsv, areasFile, aliasesCsv, aliasesFile ?? "", asOf));

    /// <summary>Places a row by its township and village columns, and by its address text where these do not say enough.</summary>
    /// <returns>The village; the township alone, where the village is not sure; or <see cref="Placement.Unplaced"/>.</returns>
    public Placement Resolve(string? township, string? village, string? address)
    {
        var columns = ByColumns(township, village);
        if (columns.IsContradictory)
            return Placement.Unplaced;
        if (columns is { IsTownNamed: true, Village: not null } || string.IsNullOrWhiteSpace(address))
            return columns.Placement;
        return WithAddress(columns, AreaText.Clean(village), _locator.Locate(AreaText.Clean(address)));
    }

    private ColumnPlace ByColumns(string? township, string? village)
    {
        if (_columns.TryGetValue((township, village), out var known))
            return known;
        var place = PlaceColumns(AreaText.Clean(township), AreaText.Clean(village));
        // Free text in a column must not fill the memory.
        if (_cached < CacheLimit && _columns.TryAdd((township, village), place))
            Interlocked.Increment(ref _cached);
        return place;
    }

    private ColumnPlace PlaceColumns(string township, string village)
    {
        var spot = _locator.Locate(township);
        if (spot.Town is null)
            return PlaceVillageColumn(village, isTownUnknown: !spot.IsSilent);

        if (village.Length == 0)
            return ColumnPlace.Named(spot.Town, spot.Village);
        if (spot.Town.Names.Exact(village) is { } exact)
            return ColumnPlace.Named(spot.Town, exact);
        var inVillage = _locator.Locate(village);
        if (inVillage.Town is not null && inVillage.Town != spot.Town)
            return ColumnPlace.Contradictory;
        return ColumnPlace.Named(spot.Town, inVillage.Village ?? AreaLocator.VillageIn(spot.Town, village) ?? spot.Village);
    }

    private ColumnPlace PlaceVillageColumn(string village, bool isTownUnknown)
    {
        if (village.Length == 0)
            return new ColumnPlace(null, null, IsTownNamed: false, isTownUnknown, IsContradictory: false);
        var spot = _locator.Locate(village);
        // 柏溪 in a village column is the village 柏溪村, not the township 柏溪乡 of which it says nothing more.
        if (spot.Town is not null && !(spot.Village is null && spot.Rest.Length == 0))
            return ColumnPlace.Named(spot.Town, spot.Village);
        // Beside a township that this county does not have, a village name proves nothing.
        if (!isTownUnknown && _locator.OnlyVillage(spot.Town is null ? spot.Rest : village) is { } only)
            return new ColumnPlace(only.Town, only, IsTownNamed: false, IsTownUnknown: false, IsContradictory: false);
        return spot.Town is not null && !_locator.MayBeVillage(village)
            ? ColumnPlace.Named(spot.Town, null)
            : new ColumnPlace(null, null, IsTownNamed: false, isTownUnknown, IsContradictory: false);
    }

    private Placement WithAddress(ColumnPlace columns, string village, AreaSpot address)
    {
        if (columns.IsTownNamed)
        {
            // The columns give the township; the address may live elsewhere and then adds nothing.
            var named = columns.Town!;
            var inTown = address.Town is null ? AreaLocator.VillageIn(named, address.Rest) : address.Town == named ? address.Village : null;
            return inTown?.Placement ?? named.Placement;
        }

        if (columns.Village is { } implied)
            return address.Town is null || address.Town == implied.Town ? implied.Placement : Placement.Unplaced;
        if (address.Town is { } town)
            return ((village.Length > 0 ? AreaLocator.VillageIn(town, village) : null) ?? address.Village)?.Placement ?? town.Placement;
        return columns.IsTownUnknown ? Placement.Unplaced : _locator.OnlyVillage(address.Rest)?.Placement ?? Placement.Unplaced;
    }

    /// <summary>What the township and village columns say together.</summary>
    /// <param name="IsTownNamed">The township stands in the words; otherwise it follows from the village.</param>
    /// <param name="IsTownUnknown">A township is named that the county does not have.</param>
    private readonly record struct ColumnPlace(AreaTown? Town, AreaVillage? Village, bool IsTownNamed, bool IsTownUnknown, bool IsContradictory)
    {
        public static ColumnPlace Contradictory { get; } = new(null, null, IsTownNamed: false, IsTownUnknown: false, IsContradictory: true);

        public Placement Placement => Village?.Placement ?? Town?.Placement ?? Placement.Unplaced;

        public static ColumnPlace Named(AreaTown town, AreaVillage? village) =>
            new(town, village, IsTownNamed: true, IsTownUnknown: false, IsContradictory: false);
    }
}
