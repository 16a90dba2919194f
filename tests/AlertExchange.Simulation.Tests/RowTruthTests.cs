using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Simulation.People;
using PersonName = AlertExchange.Simulation.People.PersonName;
using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Tests;

/// <summary>That the rows are what the truth says of them, checked on the files themselves.</summary>
public sealed class RowTruthTests
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private TestCounty _county = null!;

    [OneTimeSetUp]
    public void Make() => _county = new TestCounty(3000, 20220806, o => o with { RowsScale = 5 });

    [OneTimeTearDown]
    public void Remove() => _county.Dispose();

    [Test]
    public void Every_class_occurs() =>
        _county.Truth.Rows.Select(r => r.ErrorClass).Distinct().ShouldBe(
            _county.Truth.Rates.Select(r => r.ErrorClass).Distinct().Append(ErrorClasses.Clean).Append(ErrorClasses.AreaSignal), ignoreOrder: true);

    [Test]
    public void Every_class_is_of_a_month_or_made_for_measuring_linkage() =>
        Enum.GetValues<ErrorProfile>().SelectMany(p => ErrorRates.For(p, ~FormTraits.HouseholdHead).Concat(ErrorRates.For(p, FormTraits.HouseholdHead))).Select(r => r.Class).Distinct()
            .Append(ErrorClasses.Clean).Append(ErrorClasses.AreaSignal)
            .ShouldBe(typeof(ErrorClasses).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!), ignoreOrder: true);

    [Test]
    public void Roster_ids_are_sound_unique_and_agree_with_birth_date_and_sex()
    {
        _county.Roster.Count.ShouldBe(_county.Truth.People);
        _county.Roster.Values.Select(r => r[9]).ShouldBeUnique();
        foreach (var row in _county.Roster.Values)
        {
            CitizenId.TryParse(row[9], out var id).ShouldBeTrue();
            id.BirthDate.ToString("yyyyMMdd", Culture).ShouldBe(row[11]);
            (id.IsFemale ? "女" : "男").ShouldBe(row[10]);
        }
    }

    [Test]
    public void Clean_rows_hold_name_and_id_of_the_person_meant()
    {
        foreach (var row in _county.Of(ErrorClasses.Clean).Concat(_county.Of(ErrorClasses.Duplicate)))
        {
            _county.Cells(row).ShouldContain(_county.NameOf(row));
            _county.Cells(row).ShouldContain(_county.IdOf(row));
            _county.Roster[row.PersonCode][5].ShouldBe(row.HouseholdCode);
        }
    }

    [Test]
    public void No_data_row_is_left_out_of_the_truth()
    {
        var listed = _county.Truth.Rows.Select(r => (r.File, r.Sheet, r.Row)).ToHashSet();
        listed.Count.ShouldBe(_county.Truth.Rows.Count);
        foreach (var file in _county.Truth.Files)
        {
            var name = Path.GetFileName(file.Path);
            foreach (var (sheet, rows) in _county.Sheets(name))
            {
                foreach (var (number, cells) in rows)
                {
                    if (cells.Any(IsSoundId))
                        listed.ShouldContain((name, sheet, number));
                }
            }
        }
    }

    [TestCase(ErrorClasses.IdDigitsLost)]
    [TestCase(ErrorClasses.IdScientific)]
    [TestCase(ErrorClasses.IdSubstitution)]
    [TestCase(ErrorClasses.IdTransposition)]
    [TestCase(ErrorClasses.IdTooShort)]
    [TestCase(ErrorClasses.IdMissing)]
    public void A_damaged_id_is_not_told_soundly_elsewhere_in_the_row_and_the_name_is_right(string errorClass)
    {
        foreach (var row in _county.Of(errorClass))
        {
            var cells = _county.Cells(row);
            cells.ShouldContain(_county.NameOf(row));
            var isHead = _county.Roster[row.PersonCode][13] == "户主";
            if (row.Kind is not AlertKind.EducationCost || !isHead)
                cells.ShouldNotContain(_county.IdOf(row));
        }
    }

    [Test]
    public void Substituted_and_transposed_ids_differ_by_just_that_and_never_pass_the_check()
    {
        foreach (var row in _county.Of(ErrorClasses.IdSubstitution))
            _county.Cells(row).Count(c => c.Length == 18 && Differences(c, _county.IdOf(row)) == 1 && !CitizenId.TryParse(c, out _)).ShouldBe(1);
        foreach (var row in _county.Of(ErrorClasses.IdTransposition))
            _county.Cells(row).Count(c => c.Length == 18 && Differences(c, _county.IdOf(row)) is 1 or 2 && !CitizenId.TryParse(c, out _)).ShouldBe(1);
    }

    [Test]
    public void Fifteen_digits_upgrade_to_the_persons_own_id()
    {
        foreach (var row in _county.Of(ErrorClasses.IdFifteenDigits))
        {
            var old = _county.Cells(row).Single(c => c.Length == 15 && c.StartsWith("34", StringComparison.Ordinal));
            var packed = ulong.Parse(old[..6] + "19" + old[6..], Culture);
            CitizenId.FromPacked(packed).Reveal().ShouldBe(_county.IdOf(row));
        }
    }

    [Test]
    public void Lost_digits_keep_the_first_fifteen()
    {
        foreach (var row in _county.Of(ErrorClasses.IdDigitsLost))
        {
            var kept = decimal.Parse(_county.IdOf(row).AsSpan(0, 15), Culture) * 1000;
            _county.Cells(row).Where(c => c.StartsWith('3') && c.Length >= 12 && decimal.TryParse(c, NumberStyles.Float, Culture, out _))
                .Select(c => decimal.Parse(c, NumberStyles.Float, Culture)).ShouldContain(kept);
        }
    }

    [Test]
    public void Misspelt_names_differ_in_one_character_of_the_given_name()
    {
        foreach (var row in _county.Of(ErrorClasses.NameTypo))
        {
            var right = _county.NameOf(row);
            _county.Cells(row).ShouldContain(c => c.Length == right.Length && c[0] == right[0] && Differences(c, right) == 1);
            _county.Cells(row).ShouldContain(_county.IdOf(row));
        }
    }

    [Test]
    public void Conflicting_names_share_no_character_or_sound_with_the_right_given_name()
    {
        foreach (var row in _county.Of(ErrorClasses.NameOther))
        {
            var right = _county.NameOf(row);
            _county.Cells(row).ShouldNotContain(right);
            _county.Cells(row).ShouldContain(_county.IdOf(row));
        }

        PersonNames.ClearlyDiffer(new PersonName("王", "建国"), new PersonName("王", "国建")).ShouldBeFalse();
        PersonNames.ClearlyDiffer(new PersonName("王", "建国"), new PersonName("王", "剑明")).ShouldBeFalse();
        PersonNames.ClearlyDiffer(new PersonName("王", "强"), new PersonName("王", "明")).ShouldBeFalse();
        PersonNames.ClearlyDiffer(new PersonName("王", "建国"), new PersonName("李", "秀兰")).ShouldBeTrue();
    }

    [Test]
    public void People_off_the_roster_are_not_on_it()
    {
        var ids = _county.Roster.Values.Select(r => r[9]).ToHashSet(StringComparer.Ordinal);
        foreach (var row in _county.Of(ErrorClasses.OffRoster).Concat(_county.Of(ErrorClasses.OffRosterUnplaced)))
        {
            row.PersonCode.ShouldBeEmpty();
            _county.Cells(row).Where(IsSoundId).ShouldNotBeEmpty();
            _county.Cells(row).ShouldAllBe(c => !ids.Contains(c));
        }
    }

    [Test]
    public void Strangers_without_a_usable_id_have_no_namesake_unless_that_is_the_point()
    {
        var names = _county.Roster.Values.Select(r => r[7]).ToHashSet(StringComparer.Ordinal);
        foreach (var row in _county.Of(ErrorClasses.OffRosterNoId).Concat(_county.Of(ErrorClasses.OffRosterDamagedId)))
            _county.Cells(row).ShouldAllBe(c => !names.Contains(c));

        var nameAndVillage = _county.Roster.Values.Select(r => (r[7], r[2], r[3])).ToHashSet();
        foreach (var row in _county.Of(ErrorClasses.OffRosterNamesake))
        {
            var cells = _county.Cells(row);
            cells.ShouldContain(c => nameAndVillage.Any(n => n.Item1 == c && cells.Contains(n.Item2) && cells.Contains(n.Item3)));
        }
    }

    [Test]
    public void Rows_without_a_usable_id_name_township_and_village_as_the_roster_does()
    {
        foreach (var row in _county.Of(ErrorClasses.IdMissing).Concat(_county.Of(ErrorClasses.IdScientific)))
        {
            _county.Cells(row).ShouldContain(_county.Roster[row.PersonCode][2]);
            _county.Cells(row).ShouldContain(_county.Roster[row.PersonCode][3]);
        }
    }

    [Test]
    public void Rows_that_identify_nobody_hold_neither_name_nor_id()
    {
        foreach (var row in _county.Of(ErrorClasses.NoIdentity))
        {
            row.Expected.ShouldBe(ExpectedOutcome.Rejected);
            _county.Cells(row).ShouldNotContain(_county.NameOf(row));
            _county.Cells(row).Any(IsSoundId).ShouldBeFalse();
        }
    }

    private static bool IsSoundId(string text) => CitizenId.TryParse(text, out _);

    private static int Differences(string a, string b) => a.Zip(b).Count(p => p.First != p.Second);
}
