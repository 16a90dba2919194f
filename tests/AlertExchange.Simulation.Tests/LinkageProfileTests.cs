using AlertExchange.Engine.Identity;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Tests;

/// <summary>That the rows made for measuring linkage are spoilt as often and in the way that the truth says, checked on the files themselves.</summary>
public sealed class LinkageProfileTests
{
    private const int NameColumn = 7, IdColumn = 9, TownshipColumn = 2, VillageColumn = 3, SexColumn = 10, BirthColumn = 11, RelationColumn = 13;

    private TestCounty _county = null!;

    [OneTimeSetUp]
    public void Make() => _county = new TestCounty(4000, 61, o => o with { RowsScale = 10, Errors = ErrorProfile.Linkage, VillagePeople = 1500 });

    [OneTimeTearDown]
    public void Remove() => _county.Dispose();

    [Test]
    public void Classes_stand_in_every_file_as_often_as_stated()
    {
        // Who can show these is rare, so that a few may be left out; and few people are of the age of 02 and 03.
        string[] ofFew = [ErrorClasses.NameMiddleDot, ErrorClasses.NoIdMarriedIn, ErrorClasses.NoIdClan, ErrorClasses.NoIdDialect, ErrorClasses.IdGuardian];
        _county.Truth.Rates.Count.ShouldBeGreaterThan(300);
        foreach (var rate in _county.Truth.Rates.Where(r => !ofFew.Contains(r.ErrorClass) && !r.File.StartsWith("02", StringComparison.Ordinal) && !r.File.StartsWith("03", StringComparison.Ordinal)))
            Math.Abs(rate.Made - rate.Rows * rate.PerThousand / 1000.0).ShouldBeLessThan(1.001, $"{rate.File} {rate.ErrorClass}");

        foreach (var few in ofFew)
        {
            var rates = _county.Truth.Rates.Where(r => r.ErrorClass == few).ToArray();
            double due = rates.Sum(r => r.Rows * r.PerThousand / 1000.0), made = rates.Sum(r => r.Made);
            made.ShouldBeInRange(due * 0.4, due + rates.Length, few);
        }

        foreach (var made in _county.Truth.Rates.GroupBy(r => (r.File, r.ErrorClass)))
            made.Single().Made.ShouldBe(_county.Truth.Rows.Count(r => r.File == made.Key.File && r.ErrorClass == made.Key.ErrorClass));
    }

    [Test]
    public void Rates_stand_in_the_truth()
    {
        var lines = File.ReadAllLines(Path.Combine(_county.Folder, "truth", "rates.csv"));

        lines[0].ShouldBe("file,error_class,per_thousand,rows,made");
        lines.Length.ShouldBe(_county.Truth.Rates.Count + 1);
        File.ReadAllText(Path.Combine(_county.Folder, "truth", "summary.json")).ShouldContain("\"errors\": \"linkage\"");
    }

    [Test]
    public void The_truth_reads_back_as_it_was_written() =>
        TruthReader.Read(Path.Combine(_county.Folder, "truth", "rows.csv")).ShouldBe(_county.Truth.Rows);

    [Test]
    public void A_dropped_digit_leaves_seventeen_characters_of_the_persons_own_id()
    {
        foreach (var row in Some(ErrorClasses.IdDroppedDigit))
        {
            var id = _county.IdOf(row);
            _county.Cells(row).ShouldContain(c => c.Length == 17 && Enumerable.Range(6, 11).Any(i => id.Remove(i, 1) == c));
        }
    }

    [TestCase(ErrorClasses.NameHomophone)]
    [TestCase(ErrorClasses.NoIdHomophone)]
    [TestCase(ErrorClasses.NoIdDialect)]
    [TestCase(ErrorClasses.NameLookAlike)]
    [TestCase(ErrorClasses.NoIdLookAlike)]
    public void A_misspelt_name_has_one_other_character_of_the_kind_that_the_class_says(string errorClass)
    {
        foreach (var row in Some(errorClass))
        {
            var right = _county.NameOf(row);
            var written = _county.Cells(row).Single(c => c.Length == right.Length && c[0] == right[0] && c.Zip(right).Count(p => p.First != p.Second) == 1);
            var (from, to) = right.Zip(written).Single(p => p.First != p.Second);
            var alike = errorClass switch
            {
                ErrorClasses.NoIdDialect => CharacterSlips.SameSoundInTheRegion(from),
                ErrorClasses.NameLookAlike or ErrorClasses.NoIdLookAlike => CharacterSlips.SameShape(from),
                _ => CharacterSlips.SameSound(from),
            };
            alike.ShouldContain(to);
            if (errorClass is ErrorClasses.NameHomophone or ErrorClasses.NoIdHomophone)
                HanCharacters.AreHomophones(from, to).ShouldBeTrue($"{from} {to}");
            else
                HanCharacters.AreHomophones(from, to).ShouldBeFalse($"{from} {to}");
        }
    }

    [Test]
    public void Rows_without_id_hold_nobodys_sound_id()
    {
        foreach (var row in _county.Truth.Rows.Where(r => r.ErrorClass.StartsWith("no-id.", StringComparison.Ordinal) && !r.File.StartsWith("02", StringComparison.Ordinal) && !r.File.StartsWith("03", StringComparison.Ordinal)))
            _county.Cells(row).Any(c => CitizenId.TryParse(c, out _)).ShouldBeFalse(row.ErrorClass);
    }

    [Test]
    public void Birth_date_and_head_stand_beside_the_name_where_the_class_says_so()
    {
        foreach (var row in Some(ErrorClasses.NoIdBirthDate))
        {
            var person = _county.Roster[row.PersonCode];
            _county.Cells(row).ShouldContain(person[NameColumn]);
            _county.Cells(row).ShouldContain(c => c.Replace("-", "") == person[BirthColumn]);
            _county.Cells(row).ShouldNotContain(person[VillageColumn]);
        }

        foreach (var row in Some(ErrorClasses.NoIdHead))
        {
            var head = _county.Roster.Values.Single(r => r[5] == row.HouseholdCode && r[RelationColumn] == "户主");
            _county.Cells(row).ShouldContain(head[NameColumn]);
            _county.Cells(row).ShouldContain(_county.NameOf(row));
            _county.Roster[row.PersonCode][RelationColumn].ShouldNotBe("户主");
        }
    }

    [Test]
    public void A_merged_village_is_called_by_a_name_that_no_village_bears()
    {
        var villages = _county.Roster.Values.Select(r => r[VillageColumn]).ToHashSet();
        foreach (var row in Some(ErrorClasses.VillageMerged).Concat(Some(ErrorClasses.NoIdVillageMerged)))
        {
            var person = _county.Roster[row.PersonCode];
            var cells = _county.Cells(row);
            cells.ShouldNotContain(c => villages.Contains(c));
            cells.ShouldContain(c => c.Length >= 4 && c.Contains('村', StringComparison.Ordinal));
            cells.ShouldContain(c => c.Length > 0 && person[TownshipColumn].StartsWith(c, StringComparison.Ordinal));
        }

        SimulatedVillage.Read(TestCounty.AreaCsv("341024")).Select(v => v.FormerName).ShouldBeUnique();
        SimulatedVillage.Read(TestCounty.AreaCsv("341024")).Select(v => v.FormerName).Intersect(villages).ShouldBeEmpty();
    }

    [Test]
    public void Women_who_married_in_share_their_name_with_another_of_the_village()
    {
        foreach (var row in Some(ErrorClasses.NoIdMarriedIn))
        {
            var her = _county.Roster[row.PersonCode];
            her[SexColumn].ShouldBe("女");
            her[RelationColumn].ShouldBeOneOf("配偶", "之儿媳");
            _county.Roster.Values.Count(r => r[NameColumn] == her[NameColumn] && r[VillageColumn] == her[VillageColumn]).ShouldBeGreaterThan(1);
        }
    }

    [Test]
    public void Most_people_of_a_clan_village_bear_two_or_three_surnames()
    {
        var villages = Some(ErrorClasses.NoIdClan).Select(r => _county.Roster[r.PersonCode][VillageColumn]).Distinct().ToArray();
        villages.ShouldNotBeEmpty();
        foreach (var village in villages)
        {
            // Without those who married in.
            var born = _county.Roster.Values.Where(r => r[VillageColumn] == village && r[RelationColumn] is not ("配偶" or "之儿媳")).ToArray();
            var bySurname = born.GroupBy(r => r[NameColumn][0]).OrderByDescending(g => g.Count()).ToArray();
            bySurname.Take(3).Sum(g => g.Count()).ShouldBeGreaterThan(born.Length * 8 / 10);
            Some(ErrorClasses.NoIdClan).Where(r => _county.Roster[r.PersonCode][VillageColumn] == village)
                .ShouldAllBe(r => bySurname.Take(3).Any(g => g.Key == _county.NameOf(r)[0]));
        }
    }

    [Test]
    public void A_form_about_households_may_name_another_adult_and_a_form_about_people_the_head()
    {
        foreach (var row in Some(ErrorClasses.HouseholdMember))
        {
            _county.Roster[row.PersonCode][RelationColumn].ShouldNotBe("户主");
            _county.Cells(row).ShouldContain(_county.IdOf(row));
            _county.Cells(row).ShouldContain(_county.NameOf(row));
        }

        foreach (var row in Some(ErrorClasses.NameOfHead))
        {
            _county.Cells(row).ShouldContain(_county.IdOf(row));
            _county.Cells(row).ShouldNotContain(_county.NameOf(row));
            _county.Cells(row).ShouldContain(_county.Roster.Values.Single(r => r[5] == row.HouseholdCode && r[RelationColumn] == "户主")[NameColumn]);
        }
    }

    [TestCase(ErrorClasses.Deceased, true)]
    [TestCase(ErrorClasses.MovedAway, true)]
    [TestCase(ErrorClasses.DeceasedNoId, false)]
    [TestCase(ErrorClasses.MovedAwayNoId, false)]
    [TestCase(ErrorClasses.OffRosterOrdinaryNoId, false)]
    public void The_dead_the_departed_and_strangers_are_not_on_the_roster(string errorClass, bool soundId)
    {
        var ids = _county.Roster.Values.Select(r => r[IdColumn]).ToHashSet(StringComparer.Ordinal);
        foreach (var row in Some(errorClass))
        {
            row.PersonCode.ShouldBeEmpty();
            row.Expected.ShouldBe(ExpectedOutcome.None);
            _county.Cells(row).Any(c => CitizenId.TryParse(c, out _) && !ids.Contains(c)).ShouldBe(soundId);
        }
    }

    [Test]
    public void Only_so_many_villages_are_peopled_that_each_has_some_fifteen_hundred_people()
    {
        var sizes = _county.Roster.Values.GroupBy(r => (r[TownshipColumn], r[VillageColumn])).Select(g => g.Count()).ToArray();

        sizes.Length.ShouldBe(9);
        sizes.ShouldAllBe(s => s > 1200 && s < 1800);
    }

    private TruthRow[] Some(string errorClass)
    {
        var rows = _county.Of(errorClass).ToArray();
        rows.ShouldNotBeEmpty(errorClass);
        return rows;
    }
}
