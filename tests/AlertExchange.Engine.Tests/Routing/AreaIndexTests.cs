using System.Diagnostics;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Routing;

public sealed class AreaIndexTests
{
    private const string Header = "province,city,county,countyCode,townshipCode,township,villageCode,village\n";
    private static readonly DateOnly AsOf = new(2022, 8, 25);
    private static readonly AreaIndex Qimen = Load("341024");

    [TestCase("平里镇", "贵溪村", null)]
    [TestCase("平里镇", "贵溪村村委会", null)]
    [TestCase("平里镇", "贵溪村民委员会", null)]
    [TestCase("平里镇", "贵溪村村民委员会", null)]
    [TestCase("平里镇", "贵溪村委会", null)]
    [TestCase("平里镇", "贵溪行政村", null)]
    [TestCase("平里镇", "贵溪", null)]
    [TestCase("平里", "贵溪", null)]
    [TestCase("平里镇人民政府", "贵溪", null)]
    [TestCase("平里乡", "贵溪", null)]
    [TestCase(" 平里镇 ", "贵溪村\u200B", null)]
    [TestCase("祁门县平里镇", "贵溪村三组", null)]
    [TestCase("安徽省黄山市祁门县平里镇", "祁门县平里镇贵溪村", null)]
    [TestCase("平里镇贵溪村", null, null)]
    [TestCase("平里镇/贵溪村", "", null)]
    [TestCase(null, "平里镇贵溪村", null)]
    [TestCase(null, "贵溪村", null)]
    [TestCase(null, "贵溪", null)]
    [TestCase("", "", "平里镇贵溪村")]
    [TestCase(null, null, "祁门县平里镇贵溪村民组")]
    [TestCase(null, null, "安徽省黄山市祁门县平里镇贵溪村三组12号")]
    [TestCase(null, null, "安徽黄山祁门平里贵溪村3组")]
    [TestCase(null, null, "黄山市祁门县平里镇贵溪")]
    [TestCase(null, null, "祁门县贵溪村3组")]
    [TestCase("平里镇", null, "贵溪村3组")]
    [TestCase("平里镇", "不详", "祁门县平里镇贵溪村3组")]
    [TestCase(null, "贵溪村", "祁门县平里镇")]
    [TestCase("祁门县", "贵溪村", null)]
    public void The_village_is_found_however_it_is_written(string? township, string? village, string? address)
    {
        var place = Qimen.Resolve(township, village, address);
        (place.Township, place.Village).ShouldBe(("平里镇", "贵溪村村委会"));
        place.TownshipCode.ShouldNotBeNull().Length.ShouldBe(9);
        place.VillageCode.ShouldNotBeNull().Length.ShouldBe(12);
    }

    [TestCase("祁山", "东街")]
    [TestCase("祁山镇", "东街社区")]
    [TestCase("祁山镇", "东街居委会")]
    [TestCase("祁山镇", "东街社区居民委员会")]
    [TestCase("祁山镇", "东街村")]
    public void A_community_is_found_however_it_is_written(string township, string village) =>
        Qimen.Resolve(township, village, null).Village.ShouldBe("东街社区居委会");

    [TestCase("平里镇", null, null)]
    [TestCase("平里", "", "")]
    [TestCase("平里镇", "某某村", null)]
    [TestCase("平里镇", "不详", "住址不详")]
    [TestCase(null, null, "祁门县平里镇人民路12号")]
    [TestCase("平里镇", null, "祁门县祁山镇东街社区")]
    public void Where_the_village_is_not_sure_the_township_is_enough(string? township, string? village, string? address)
    {
        var place = Qimen.Resolve(township, village, address);
        (place.Township, place.VillageCode).ShouldBe(("平里镇", null));
    }

    [TestCase(null, null, null)]
    [TestCase("", " ", "")]
    [TestCase("祁门县", null, null)]
    [TestCase("海阳镇", null, null)]
    [TestCase("海阳镇", "贵溪村", null)]
    [TestCase(null, null, "江西省景德镇市浮梁县平里镇贵溪村")]
    [TestCase(null, null, "安徽省黄山市休宁县海阳镇")]
    [TestCase(null, null, "贵溪路12号")]
    [TestCase(null, "柏溪村", "祁门县平里镇")]
    [TestCase("平里镇", "祁山镇东街社区", null)]
    public void What_says_nothing_or_contradicts_itself_stays_unplaced(string? township, string? village, string? address) =>
        Qimen.Resolve(township, village, address).ShouldBe(Placement.Unplaced);

    [TestCase("柏溪村", "柏溪乡", "柏溪村村委会")]
    [TestCase("柏溪", "柏溪乡", "柏溪村村委会")]
    [TestCase("闪里村", "闪里镇", "闪里村村委会")]
    [TestCase("许村", "历口镇", "许村村委会")]
    public void A_village_that_has_the_townships_name_is_still_a_village(string village, string township, string official)
    {
        var place = Qimen.Resolve(null, village, null);
        (place.Township, place.Village).ShouldBe((township, official));
    }

    [Test]
    public void Every_village_of_five_counties_is_found_by_its_own_names_inside_its_township()
    {
        foreach (var county in new[] { "341024", "130630", "331121", "341522", "350821" })
        {
            var index = Load(county);
            index.Villages.Count.ShouldBeGreaterThan(100);
            foreach (var village in index.Villages)
            {
                index.Resolve(village.Township, village.Village, null).ShouldBe(village);
                index.Resolve(null, null, $"{index.County}{village.Township}{village.Village}").ShouldBe(village);
            }

            foreach (var town in index.Townships)
                index.Resolve(town.Township, null, null).ShouldBe(town);
        }
    }

    [Test]
    public void A_village_name_that_two_townships_have_is_not_guessed()
    {
        var index = AreaIndex.Parse(
            Header + Row("101", "东山镇", "200", "光明村村委会") + Row("102", "西山乡", "200", "光明村村委会"), "x.csv", null, null, AsOf);

        index.Resolve(null, "光明村", null).ShouldBe(Placement.Unplaced);
        index.Resolve(null, "光明", "某县光明村3组").ShouldBe(Placement.Unplaced);
        index.Resolve("西山", "光明", null).Township.ShouldBe("西山乡");
        index.Resolve(null, "光明村", "西山乡光明村3组").Township.ShouldBe("西山乡");
    }

    [Test]
    public void A_village_alone_is_not_preferred_to_a_community_of_the_same_name_elsewhere()
    {
        var index = AreaIndex.Parse(
            Header + Row("101", "东山镇", "200", "光明村村委会") + Row("102", "西山乡", "001", "光明社区居委会"), "x.csv", null, null, AsOf);
        index.Resolve(null, "光明村", null).ShouldBe(Placement.Unplaced);
        index.Resolve(null, "光明社区居委会", null).Township.ShouldBe("西山乡", "no village is written so");
    }

    [Test]
    public void A_village_that_is_called_like_another_township_needs_its_own()
    {
        var index = AreaIndex.Parse(
            Header + Row("101", "东山镇", "200", "西山村村委会") + Row("102", "西山乡", "200", "红星村村委会"), "x.csv", null, null, AsOf);
        index.Resolve(null, "西山", null).ShouldBe(Placement.Unplaced);
        index.Resolve(null, "西山村", null).Township.ShouldBe("东山镇");
        index.Resolve("西山", null, null).Township.ShouldBe("西山乡");
    }

    [Test]
    public void A_short_form_that_two_places_share_stands_for_neither()
    {
        var index = AreaIndex.Parse(
            Header + Row("101", "东山镇", "200", "光明村村委会") + Row("101", "东山镇", "001", "光明社区居委会") + Row("102", "东山乡", "200", "红星村村委会"),
            "x.csv", null, null, AsOf);

        index.Resolve("东山", null, null).ShouldBe(Placement.Unplaced);
        index.Resolve("东山镇", "光明", null).VillageCode.ShouldBeNull();
        index.Resolve("东山镇", "光明社区", null).Village.ShouldBe("光明社区居委会");
        index.Resolve("东山镇", "光明村", null).Village.ShouldBe("光明村村委会");
        index.Resolve("东山乡", null, null).Township.ShouldBe("东山乡");
    }

    [Test]
    public void A_township_that_begins_like_its_county_is_found()
    {
        var index = Load("130630");
        index.Resolve("涞源镇", null, null).Township.ShouldBe("涞源镇");
        index.Resolve(null, null, "河北省保定市涞源县涞源镇").Township.ShouldBe("涞源镇");
    }

    [Test]
    public void An_old_name_leads_to_the_present_village_while_its_dates_hold()
    {
        const string areas = Header + "某省,某市,某县,341098,341098101,东山镇,341098101200,光明村村委会\n";
        const string aliases = "code,alias,validFrom,validTo,note\n341098101200,老屋村,2020-01-01,2022-12-31,并村前\n341098101,城关镇,,,旧名\n";

        var during = AreaIndex.Parse(areas, "a.csv", aliases, "b.csv", new DateOnly(2022, 12, 31));
        during.Resolve("城关镇", "老屋村", null).Village.ShouldBe("光明村村委会");
        during.Resolve(null, null, "某县城关镇老屋村2组").Village.ShouldBe("光明村村委会");
        AreaIndex.Parse(areas, "a.csv", aliases, "b.csv", new DateOnly(2023, 1, 1)).Resolve("城关镇", "老屋村", null).VillageCode.ShouldBeNull();
    }

    [TestCase("341024")]
    public void The_shipped_aliases_can_be_read(string county) =>
        AreaIndex.Parse(RepositoryFile.Read($"config/areas/{county}.csv"), "a.csv", RepositoryFile.Read($"config/areas/aliases/{county}.csv"), "b.csv", AsOf)
            .CountyCode.ShouldBe(county);

    [TestCase("a,b\n", 1, "表头应为")]
    [TestCase(Header, 1, "没有任何乡镇")]
    [TestCase(Header + "某省,某市,某县,341098\n", 2, "应有 8 列")]
    [TestCase(Header + "某省,某市,某县,341098,1,东山镇,341098101200,光明村\n", 2, "9 位")]
    [TestCase(Header + "某省,某市,某县,341098,341098101,,341098101200,光明村\n", 2, "名称为空")]
    public void A_table_that_cannot_be_read_is_named_with_its_line(string csv, int line, string what)
    {
        var broken = Should.Throw<AreaFormatException>(() => AreaIndex.Parse(csv, "x.csv", null, null, AsOf));
        broken.Line.ShouldBe(line);
        broken.Message.ShouldContain(what);
    }

    [Test]
    public void An_alias_of_an_unknown_code_is_an_error() =>
        Should.Throw<AreaFormatException>(() => AreaIndex.Parse(
            Header + Row("101", "东山镇", "200", "光明村"), "a.csv", "code,alias,validFrom,validTo,note\n341098999,x,,,\n", "b.csv", AsOf))
            .File.ShouldBe("b.csv");

    [Test]
    public void Placing_known_columns_again_allocates_nothing()
    {
        Qimen.Resolve("平里镇", "贵溪村", null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Qimen.Resolve("平里镇", "贵溪村", null);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    [Test, Explicit("A measurement, not a check.")]
    public void Measure_a_million_placements()
    {
        var villages = Qimen.Villages;
        var rows = Enumerable.Range(0, 1_000_000).Select(i => villages[i % villages.Count]).Select((v, i) => (v.Township, v.Village, $"祁门县{v.Township}{v.Village}{i}号")).ToArray();
        foreach (var withColumns in new[] { true, false })
        {
            var watch = Stopwatch.StartNew();
            foreach (var (township, village, address) in rows)
                Qimen.Resolve(withColumns ? township : null, withColumns ? village : null, address);
            TestContext.Out.WriteLine($"columns: {withColumns}: {watch.ElapsedMilliseconds} ms");
        }
    }

    private static AreaIndex Load(string county) =>
        AreaIndex.Parse(RepositoryFile.Read($"config/areas/{county}.csv"), $"{county}.csv", null, null, AsOf);

    private static string Row(string town, string township, string village, string name) =>
        $"某省,某市,某县,341098,341098{town},{township},341098{town}{village},{name}\n";
}
