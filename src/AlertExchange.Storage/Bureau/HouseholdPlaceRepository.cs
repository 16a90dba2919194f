using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Bureau;

/// <summary>Where somebody said that households lie whose place the files do not say. Entries are added and never changed; the newest counts.</summary>
public sealed class HouseholdPlaceRepository
{
    /// <summary>Writes it down, and moves the household's warnings there.</summary>
    /// <returns>How many warnings were moved.</returns>
    public int Place(WriteScope scope, SubjectKey household, PlacedHousehold placed)
    {
        var place = placed.Place;
        var parameters = new
        {
            number = scope.Take("household_place"),
            household = Columns.Number(household),
            place.TownshipCode,
            place.Township,
            place.VillageCode,
            place.Village,
            placed.Login,
            placed.Name,
            at = Columns.Text(placed.At),
        };
        scope.Execute(
            """
            INSERT INTO household_place (place_no, household_key, township_code, township, village_code, village, login, name, at)
            VALUES (@number, @household, @TownshipCode, @Township, @VillageCode, @Village, @Login, @Name, @at)
            """, parameters);
        var moved = scope.Query<long>("SELECT warning_no FROM warning WHERE household_key = @household", parameters);
        scope.Execute(
            """
            UPDATE warning SET township_code = @TownshipCode, township = @Township, village_code = @VillageCode, village = @Village
            WHERE household_key = @household
            """, parameters);
        ListChanges.Note(scope, scope.NextRevision(), ListSubject.Warning, moved);
        return moved.Count;
    }

    /// <summary>Households that were placed by hand, with the newest word on each.</summary>
    public IReadOnlyDictionary<SubjectKey, Placement> Load(ReadScope scope, IReadOnlyCollection<SubjectKey> households) =>
        History(scope, households).ToDictionary(g => g.Key, g => g.Value[^1].Place);

    /// <summary>All that was said of each household, oldest first.</summary>
    public IReadOnlyDictionary<SubjectKey, List<PlacedHousehold>> History(ReadScope scope, IReadOnlyCollection<SubjectKey> households) => scope
        .QueryIn<Row>(
            "SELECT place_no, household_key, township_code, township, village_code, village, login, name, at FROM household_place WHERE household_key IN", Columns.Numbers(households))
        .OrderBy(r => r.PlaceNo)
        .GroupBy(r => r.HouseholdKey)
        .ToDictionary(g => Columns.Subject(g.Key), g => g.Select(r => r.ToPlaced()).ToList());

    private sealed class Row
    {
        public long PlaceNo { get; init; }

        public long HouseholdKey { get; init; }

        public string TownshipCode { get; init; } = "";

        public string Township { get; init; } = "";

        public string? VillageCode { get; init; }

        public string? Village { get; init; }

        public string Login { get; init; } = "";

        public string Name { get; init; } = "";

        public string At { get; init; } = "";

        public PlacedHousehold ToPlaced() => new(new Placement(TownshipCode, Township, VillageCode, Village), Login, Name, Columns.Moment(At));
    }
}
