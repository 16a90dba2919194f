using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Tests.Bureau;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class WarningListTests(TestDatabase database) : StoreTests(database)
{
    private const int Warnings = 400;
    private const int Filters = 250;

    private WarningListRepository Lists => Store.Bureau.Warnings;

    [TestCase(1)]
    [TestCase(2)]
    public void Any_filter_in_any_order_shows_what_a_plain_reckoning_shows(int seed)
    {
        var county = ListedCounty.Make(Store, seed, Warnings, Noon);
        for (var i = 0; i < Filters; i++)
        {
            var filter = county.AnyFilter(Noon);
            var expected = county.Reckon(filter);

            Store.ReadLists(scope =>
            {
                var count = Lists.Count(scope, RowScope.County, filter);
                count.ShouldBe(expected.Count, filter.ToString());

                // Short lists are gathered, long ones walked: both ways have to show the same.
                foreach (var told in (int[])[count, int.MaxValue])
                {
                    Lists.Page(scope, RowScope.County, filter, new Paging(1, 30), told).Select(Id).ShouldBe(expected.Take(30), filter.ToString());
                    Lists.Page(scope, RowScope.County, filter, new Paging(3, 30), told).Select(Id).ShouldBe(expected.Skip(60).Take(30), filter.ToString());
                }

                Lists.Stream(scope, RowScope.County, filter).Select(r => r.Warning.Due.WarningId).ShouldBe(expected);
                Lists.Targets(scope, RowScope.County, filter).Select(t => t.WarningId).ShouldBe(expected);
                return true;
            });
        }
    }

    [Test]
    public void A_row_tells_its_task_and_how_long_it_is_silenced()
    {
        var county = ListedCounty.Make(Store, 3, Warnings, Noon);
        var filter = new WarningFilter { Now = Noon, Standing = WarningStanding.Every };

        var lines = Store.ReadLists(scope => Lists.Page(scope, RowScope.County, filter, new Paging(1, Warnings), Warnings));

        lines.Count.ShouldBe(Warnings);
        foreach (var line in lines)
        {
            var warning = line.Row.Warning;
            var covering = county.Silences.Where(s => s.IsActive(Noon) && s.Matcher.Covers(warning.Due, line.Row.Place.TownshipCode)).ToList();
            line.SilencedUntil.ShouldBe(covering.Count == 0 ? null : covering.Max(s => s.EndsAt));
            line.IsHeldBack.ShouldBe(county.HeldBack.Contains(warning.Due.WarningId));
            var task = county.Tasks.GetValueOrDefault(warning.Due.Household);
            line.Task?.TaskId.ShouldBe(task?.TaskId);
            (line.Task is not null).ShouldBe(task is not null && task.Warnings.Contains(warning.Due.WarningId));
        }
    }

    [Test]
    public void Nobody_lists_or_opens_what_is_not_theirs()
    {
        var county = ListedCounty.Make(Store, 4, Warnings, Noon);
        var filter = new WarningFilter { Now = Noon, Standing = WarningStanding.Every };
        var township = new Viewer("town", "镇", Role.Township, TownshipCode: ListedCounty.Townships[0]).Rows;
        var liaison = new Viewer("edu", "教育局", Role.Liaison, new DepartmentId("education")).Rows;

        var inTown = county.Warnings.Where(w => w.Place.TownshipCode == ListedCounty.Townships[0]).Select(w => w.Warning.Due.WarningId).ToList();
        Store.ReadLists(scope => Lists.Targets(scope, township, filter)).Select(t => t.WarningId).ShouldBe(inTown, ignoreOrder: true);
        Store.ReadLists(scope => Lists.Targets(scope, township, [.. county.Warnings.Select(w => w.Warning.Due.WarningId)])).Count.ShouldBe(inTown.Count);
        Store.ReadLists(scope => Lists.Count(scope, liaison, filter)).ShouldBe(county.Warnings.Count(w => w.Warning.Due.Department == new DepartmentId("education")));
        Store.ReadLists(scope => Lists.Count(scope, RowScope.Nothing, filter)).ShouldBe(0);
        var elsewhere = county.Warnings.First(w => w.Place.TownshipCode != ListedCounty.Townships[0]).Warning.Due.WarningId;
        Store.Read(scope => Lists.Find(scope, township, elsewhere, Noon)).ShouldBeNull();
        Store.Read(scope => Lists.Find(scope, township, inTown[0], Noon)).ShouldNotBeNull();
    }

    [Test]
    public void Figures_of_a_month_are_those_of_its_list()
    {
        var county = ListedCounty.Make(Store, 5, Warnings, Noon);
        var august = county.Warnings.Where(w => w.First <= August && w.Warning.Due.Period >= August && w.Warning.Status != WarningStatus.Withdrawn).ToList();
        var figures = Store.Bureau.Figures;

        var month = Store.ReadLists(scope => figures.OfMonth(scope, RowScope.County, August));
        month.Warnings.ShouldBe(august.Count);
        month.Households.ShouldBe(august.Select(w => w.Warning.Due.Household).Distinct().Count());
        // On the roster a household as a whole is concerned here: only those on no roster are people.
        month.People.ShouldBe(august.Select(w => w.Warning.Due.Person).Where(p => p.IsOffRoster).Distinct().Count());
        foreach (var township in Store.ReadLists(scope => figures.ByTownship(scope, RowScope.County, August)))
        {
            var filter = new WarningFilter { Now = Noon, Period = August, TownshipCode = township.Key, Unplaced = township.Key is null };
            township.Warnings.ShouldBe(Store.ReadLists(scope => Lists.Count(scope, RowScope.County, filter)));
        }

        foreach (var department in Store.ReadLists(scope => figures.ByDepartment(scope, RowScope.County, August)))
        {
            var filter = new WarningFilter { Now = Noon, Period = August, Department = new DepartmentId(department.Key!) };
            department.Warnings.ShouldBe(Store.ReadLists(scope => Lists.Count(scope, RowScope.County, filter)));
        }

        var spans = Store.ReadLists(scope => figures.WarningSpans(scope, RowScope.County));
        spans.Where(s => s.First <= August && s.Last >= August).Sum(s => s.Count).ShouldBe(august.Count);
    }

    private static WarningId Id(ListedWarning line) => line.Row.Warning.Due.WarningId;
}
