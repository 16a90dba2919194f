using AlertExchange.Storage.Linkage;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class LinkageTests(TestDatabase database) : StoreTests(database)
{
    [Test]
    public void Parameters_are_kept_by_version_and_come_back_as_they_were()
    {
        Store.Read(Store.Linkage.Latest).ShouldBe(0);
        Store.Read(scope => Store.Linkage.Find(scope, 1)).ShouldBeNull();

        var first = Added(Trained("version: \"一\"\n"));
        var second = Added(Trained("version: \"二\"\n") with { TrainedBy = null });

        (first.Version, second.Version).ShouldBe((1, 2));
        Store.Read(Store.Linkage.Latest).ShouldBe(2);
        Store.Read(scope => Store.Linkage.Find(scope, 1)).ShouldBe(first);
        Store.Read(Store.Linkage.List).ShouldBe([first, second]);
    }

    private static StoredLinkage Trained(string parameters) => new()
    {
        Version = 0,
        TrainedAt = new DateTimeOffset(2022, 8, 20, 10, 0, 0, TimeSpan.Zero),
        TrainedBy = "局里",
        RosterVersion = 3,
        RowCount = 1234,
        Parameters = parameters,
    };

    private StoredLinkage Added(StoredLinkage trained)
    {
        StoredLinkage? added = null;
        Write(scope => added = Store.Linkage.Add(scope, trained));
        return added!;
    }
}
