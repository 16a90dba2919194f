using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Tests.Identity;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Matching;

public sealed class CandidateBlocksTests
{
    private static readonly CitizenId Id = County.SomeId;

    [Test]
    public void A_sound_id_leads_to_all_who_bear_it()
    {
        var found = Find(new County().With("张三", Id).With("李四", Id, household: 2).With("王五", SyntheticIds.OfNumber(3)), County.Row("张三", Id));

        found.ShouldBe([(1, Blocks.ExactId, IdEdit.Same), (2, Blocks.ExactId, IdEdit.Same)]);
    }

    [Test]
    public void Every_single_edit_of_every_character_leads_to_the_person()
    {
        var county = new County().With("张三", Id).With("李四", SyntheticIds.OfNumber(7), household: 2);
        var written = Id.Reveal();
        for (var place = 0; place < 18; place++)
        {
            foreach (var character in "0123456789XO")
            {
                if (character != written[place])
                {
                    ShouldLeadToFirst(county, written[..place] + character + written[(place + 1)..], IdEdit.Substitution);
                }
            }
        }

        for (var place = 0; place < 17; place++)
        {
            if (written[place] != written[place + 1])
            {
                ShouldLeadToFirst(county, written[..place] + written[place + 1] + written[place] + written[(place + 2)..], IdEdit.Transposition);
            }

            ShouldLeadToFirst(county, written.Remove(place, 1), IdEdit.Dropped, IdEdit.Prefix);
        }

        for (var place = 0; place < 19; place++)
        {
            ShouldLeadToFirst(county, written.Insert(place, "4"), IdEdit.Added);
        }
    }

    [TestCase("34109819520315", IdEdit.Prefix)]
    [TestCase("341098195203151", IdEdit.Prefix)]
    [TestCase("341098195203151000", IdEdit.Prefix)]
    [TestCase("3410981952031512", IdEdit.Prefix)]
    [TestCase("34109819520315123", IdEdit.Prefix)]
    public void Digits_lost_at_the_end_lead_to_all_who_have_the_rest(string written, IdEdit edit)
    {
        var county = new County().With("张三", Id).With("李四", SyntheticIds.Of(1952, 3, 15, 999), household: 2).With("王五", SyntheticIds.Of(1952, 3, 16, 123), household: 3);

        var found = Find(county, County.RowAsWritten("张三", written));

        found.ShouldContain((1, Blocks.IdPrefix, edit));
        found.Select(candidate => candidate.PersonNo).ShouldNotContain(3);
        found.Any(candidate => candidate.PersonNo == 2).ShouldBe(written.Length == 14);
    }

    [Test]
    public void An_unsound_id_that_the_roster_has_as_well_is_the_same_id() =>
        Find(new County().With("张三", oddId: "341098195203151238"), County.RowAsWritten("张三", "341098195203151238"))
            .ShouldBe([(1, Blocks.ExactId, IdEdit.Same)]);

    [Test]
    public void A_guardians_id_leads_to_the_child_of_the_household()
    {
        var county = new County().With("张三", Id, head: true).With("王芳").With("张小宝").With("张小宝", household: 2);

        Find(county, County.Row("张小宝", Id)).ShouldBe([(1, Blocks.ExactId, IdEdit.Same), (3, Blocks.Household, IdEdit.None)]);
    }

    [Test]
    public void Where_no_member_bears_the_name_the_whole_household_is_compared() =>
        Find(new County().With("张三", Id, head: true).With("王芳").With("张建国"), County.Row("毛毛", Id)).Select(c => c.PersonNo).ShouldBe([1, 2, 3], ignoreOrder: true);

    [Test]
    public void The_heads_id_leads_to_the_household()
    {
        var county = new County().With("张三", Id, head: true).With("王芳").With("王芳", household: 2);

        Find(county, new MatchQuery { Name = "王芳", HeadId = Id }).ShouldBe([(2, Blocks.Household, IdEdit.None)]);
    }

    [TestCase("张建国")]
    [TestCase("张建帼")]
    [TestCase("张健國")]
    [TestCase("章建国")]
    public void Name_and_village_find_people_by_sound(string written)
    {
        var county = new County().With("张建国").With("张建国", household: 2, village: "双河村").With("李建国", household: 3);

        Find(county, new MatchQuery { Name = written, Village = "平里村委会", Township = "平里乡" }).ShouldBe([(1, Blocks.SoundAndVillage, IdEdit.None)]);
    }

    [Test]
    public void What_the_county_does_not_tell_apart_sounds_the_same()
    {
        var dialects = DialectTable.Parse(RepositoryFile.Read("config/linkage/dialects.yaml"), "dialects.yaml");
        var query = new MatchQuery { Name = "陈林", Village = "平里村" };
        var county = new County().With("程宁");

        Find(county, query, new LocalKnowledge(dialects.Of("341024"), null)).ShouldBe([(1, Blocks.SoundAndVillage, IdEdit.None)]);
        Find(county, query, new LocalKnowledge(dialects.Of("130630"), null)).ShouldBeEmpty();
    }

    [TestCase("张建末", true)]
    [TestCase("张达未", true)]
    [TestCase("阵建未", true)]
    [TestCase("张未", true)]
    [TestCase("张未建", true)]
    [TestCase("张建未来", true)]
    [TestCase("建未", false)]
    [TestCase("张达末", false)]
    public void Where_nobody_sounds_so_one_slip_is_forgiven(string written, bool found)
    {
        var county = new County().With("张建未").With("张建未", household: 2, village: "双河村");

        var candidates = Find(county, new MatchQuery { Name = written, Village = "平里村", Township = "双河镇" });

        candidates.ShouldBeEmpty();
        candidates = Find(county, new MatchQuery { Name = written, Village = "平里村" });
        candidates.ShouldBe(found ? [(1, Blocks.SimilarNameAndVillage, IdEdit.None)] : []);
    }

    [Test]
    public void In_a_name_of_two_characters_the_other_one_must_look_or_sound_alike()
    {
        var county = new County().With("陈未").With("陈海", household: 2);

        Find(county, new MatchQuery { Name = "陈末", Village = "平里村" }).ShouldBe([(1, Blocks.SimilarNameAndVillage, IdEdit.None)]);
    }

    [Test]
    public void Broad_blocks_stay_closed_while_a_narrow_one_brings_somebody()
    {
        var county = new County().With("张建国").With("张建园", household: 2).With("张建国", household: 3, village: "双河村");
        var query = new MatchQuery { Name = "张建国", Village = "平里村", Township = "平里镇" };

        Find(county, query).ShouldBe([(1, Blocks.SoundAndVillage, IdEdit.None)]);
        Find(county, query with { BirthDate = new DateOnly(1960, 1, 1) }).Select(c => c.PersonNo).ShouldBe([1]);
    }

    [Test]
    public void A_namesake_of_another_birth_date_keeps_the_broad_blocks_open()
    {
        var county = new County().With("张建国", SyntheticIds.Of(1990, 1, 1, 5)).With("张建国", SyntheticIds.Of(1952, 3, 15, 5), household: 3, village: "双河村");

        Find(county, new MatchQuery { Name = "张建国", Village = "平里村", Township = "平里镇", BirthDate = new DateOnly(1952, 3, 16) })
            .Select(c => c.PersonNo).ShouldBe([1, 2], ignoreOrder: true);
    }

    [Test]
    public void Who_lives_in_another_village_is_found_in_the_township()
    {
        var county = new County().With("张建国", village: "双河村").With("张建国", household: 2, village: "江村", township: "祁山镇");

        Find(county, new MatchQuery { Name = "张建国", Village = "并入村", Township = "平里镇人民政府" }).ShouldBe([(1, Blocks.NameAndTownship, IdEdit.None)]);
        Find(county, new MatchQuery { Name = "张建国", Address = "祁门县祁山镇某处" }).ShouldBe([(2, Blocks.NameAndTownship, IdEdit.None)]);
    }

    [TestCase("李建国")]
    [TestCase("李健国")]
    public void Birth_date_and_given_name_find_who_married_or_was_renamed(string written)
    {
        var county = new County().With("张建国", Id).With("李明", SyntheticIds.Of(1952, 3, 15, 8), household: 2).With("张建国", household: 3, village: "江村", township: "祁山镇", birthDate: Id.BirthDate);

        Find(county, new MatchQuery { Name = written, Township = "平里镇", BirthDate = Id.BirthDate }).ShouldBe([(1, Blocks.BirthDateAndGivenName, IdEdit.None)]);
    }

    [Test]
    public void Birth_date_and_name_are_looked_for_in_the_county_where_the_township_has_nobody()
    {
        var county = new County().With("张建国", Id);

        Find(county, new MatchQuery { Name = "张建国", Township = "祁山镇", BirthDate = Id.BirthDate }).ShouldBe([(1, Blocks.BirthDateAndGivenName, IdEdit.None)]);
        Find(county, County.RowAsWritten("张建国", "341097195203156665")).ShouldBe([(1, Blocks.BirthDateAndGivenName, IdEdit.None)]);
    }

    [Test]
    public void The_heads_name_leads_to_the_household_in_the_village()
    {
        var county = new County().With("张三", head: true).With("王芳").With("张三", household: 2).With("赵云", household: 2)
            .With("张三", household: 3, village: "双河村", head: true).With("钱多", household: 3, village: "双河村");

        Find(county, new MatchQuery { Name = "毛毛", HeadName = "张叁", Village = "平里村" }).Select(c => (c.PersonNo, c.Blocks))
            .ShouldBe([(1, Blocks.HeadAndVillage), (2, Blocks.HeadAndVillage)]);
    }

    [Test]
    public void An_address_names_the_village_where_no_column_does()
    {
        var county = new County().With("张建国").With("张建国", household: 2, village: "双河村");

        Find(county, new MatchQuery { Name = "张建国", Address = "祁门县平里镇双河村上屋组12号" }).ShouldBe([(2, Blocks.SoundAndVillage, IdEdit.None)]);
    }

    [Test]
    public void A_village_is_known_by_its_former_name()
    {
        const string Areas = "province,city,county,countyCode,townshipCode,township,villageCode,village\n安徽省,黄山市,某县,341099,341099100,平里镇,341099100001,平里村村委会\n安徽省,黄山市,某县,341099,341099100,平里镇,341099100002,双河村村委会\n";
        const string Aliases = "code,alias,validFrom,validTo,note\n341099100001,上河村,,,并村\n";
        var local = new LocalKnowledge(DialectMergers.None, AreaIndex.Parse(Areas, "a", Aliases, "b", new DateOnly(2022, 8, 1)));
        var county = new County().With("张建国", village: "平里村").With("张建国", household: 2, village: "双河村").With("李四", household: 3, village: "上河村");

        Find(county, new MatchQuery { Name = "张建国", Township = "平里镇", Village = "上河村" }, local).ShouldBe([(1, Blocks.SoundAndVillage, IdEdit.None)]);
        Find(county, new MatchQuery { Name = "李四", Township = "平里镇", Village = "平里村" }, local).ShouldBe([(3, Blocks.SoundAndVillage, IdEdit.None)]);
        var places = county.Build(local: local).Columns.Places;
        places.Compare("平里镇", "上河村", places.WithVillage("平里村")[0]).ShouldBe(PlaceAgreement.SameVillageByOtherName);
        places.Compare("平里镇", "上河村", places.WithVillage("双河村")[0]).ShouldBe(PlaceAgreement.SameTownship);
        places.Compare("平里镇", "平里", places.WithVillage("平里村")[0]).ShouldBe(PlaceAgreement.SameVillage);
    }

    [Test]
    public void A_block_with_too_many_is_cut_to_the_very_name_and_the_lowest_numbers_and_says_so()
    {
        var county = new County();
        for (var i = 0; i < 40; i++)
        {
            county.With("张建帼", household: 100 - i);
        }

        county.With("张建国", household: 7);
        var buffer = new CandidateBuffer();
        var roster = county.Build();
        new CandidateBlocks(roster).Find(new MatchQuery { Name = "张建国", Village = "平里村" }, buffer);

        buffer.Capped.ShouldBe(Blocks.SoundAndVillage);
        buffer.Span.ToArray().Select(c => roster.Person(c.Person).PersonNo).ShouldBe([41, .. Enumerable.Range(1, CandidateBlocks.MostPerBlock - 1)]);

        new CandidateBlocks(roster).Find(new MatchQuery { Name = "李四", Village = "平里村" }, buffer);
        (buffer.Count, buffer.Capped).ShouldBe((0, Blocks.None));
    }

    [Test]
    public void An_area_has_no_candidates_and_neither_has_a_name_alone()
    {
        Find(new County().With("张三", Id), County.Row("张三", Id) with { IsAreaSignal = true }).ShouldBeEmpty();
        Find(new County().With("张三", Id), new MatchQuery { Name = "张三" }).ShouldBeEmpty();
    }

    [Test]
    public void Finding_allocates_nothing_once_the_buffer_is_there()
    {
        var roster = new County().With("张三", Id, head: true).With("张建国").With("张建未", household: 2).Build();
        var blocks = new CandidateBlocks(roster);
        var buffer = new CandidateBuffer();
        MatchQuery[] queries =
        [
            new() { Name = "赵六", Village = "平里村" }, County.RowAsWritten("张三", "341098195203151238"), County.RowAsWritten("王五", "341098195203151") with { Village = "平里村", BirthDate = Id.BirthDate },
            new() { Name = "张建末", Village = "平里村", Township = "平里镇", HeadName = "张三" }, new() { Name = "赵六", Address = "平里镇平里村", HeadId = Id },
        ];
        for (var round = 0; round < 3; round++)
        {
            Array.ForEach(queries, query => blocks.Find(query, buffer));
        }

        var allocated = new long[queries.Length];
        for (var i = 0; i < queries.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            blocks.Find(queries[i], buffer);
            allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        allocated.ShouldBe(new long[queries.Length]);
    }

    private static void ShouldLeadToFirst(County county, string written, params IdEdit[] edits)
    {
        // Exchanging the last two may as well be a replaced check digit: whichever is told, the person is found.
        var found = Find(county, County.RowAsWritten("张三", written)).Single(candidate => candidate.PersonNo == 1);
        found.Edit.ShouldBeOneOf([.. edits, IdEdit.Substitution]);
    }

    private static (int PersonNo, Blocks Blocks, IdEdit Edit)[] Find(County county, MatchQuery query, LocalKnowledge? local = null)
    {
        var roster = county.Build(local: local);
        var buffer = new CandidateBuffer();
        new CandidateBlocks(roster).Find(query, buffer);
        return [.. buffer.Span.ToArray().Select(candidate => (roster.Person(candidate.Person).PersonNo, candidate.Blocks, candidate.Edit))];
    }
}
