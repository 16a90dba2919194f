using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Tests.Identity;

namespace AlertExchange.Engine.Tests.Matching;

/// <summary>Each block beside a scan of everybody, over small counties in which names, dates, ids and places meet often.</summary>
public sealed class BlockPromiseTests
{
    private const int Counties = 60, Rows = 40;

    private static readonly string[] Names =
        ["张三", "张叁", "張三", "章三", "张山", "李建国", "李健国", "黎建国", "李建园", "王建国", "欧阳建国", "欧阳健国", "买买提·艾力", "买买提艾力", "陈未", "陈末", "程宁", "陈林", "李国建", "李国", "李建"];

    private static readonly (string? Township, string? Village)[] Places =
        [("平里镇", "平里村"), ("平里乡", "平里村委会"), ("平里镇", "双河村"), ("祁山镇", "平里村"), ("祁山镇", null), (null, "双河村"), (null, null)];

    private static readonly DialectMergers Dialect = new(["n-l", "en-eng"], [
        new DialectMerger("n-l", "n-l", [["n", "l"]], [], []), new DialectMerger("en-eng", "en-eng", [], [["en", "eng"], ["in", "ing"]], [])]);

    [Test]
    public void An_id_finds_everybody_within_one_edit_and_nobody_else() => ForEachRow((roster, query, found) =>
    {
        var name = new SoughtName(roster, query.Name);
        new IdBlocks(roster).Find(query, name, found);
        var written = query.IdText ?? "";
        ShouldBe(found, Blocks.IdNeighbour, roster, person => written.Length is >= 17 and <= 19 && person.Id.Packed != 0 && IsOneEdit(written, person.Id.Reveal()));
        var isRepaired = false;
        foreach (var candidate in found.Span)
        {
            isRepaired |= candidate.Edit is not (IdEdit.None or IdEdit.Prefix) && name.Agrees(candidate.Person);
        }

        ShouldBe(found, Blocks.IdPrefix, roster, person => !isRepaired && written.Length is >= 14 and <= 18 && written[..Math.Min(written.Length, 15)].All(char.IsAsciiDigit) &&
            person.Id.Packed != 0 && person.Id.Reveal().StartsWith(written[..(written.Length is 16 or 17 ? written.Length : Math.Min(written.Length, 15))], StringComparison.Ordinal));
        ShouldBe(found, Blocks.ExactId, roster, person => query.Id.Packed != 0 && person.Id == query.Id);
    });

    [Test]
    public void Name_and_village_find_everybody_who_sounds_so_there() => ForEachRow((roster, query, found) =>
    {
        new NameBlocks(roster).SameSoundInVillage(new SoughtName(roster, query.Name), PlacesOf(roster, query, found), found);
        ShouldBe(found, Blocks.SoundAndVillage, roster, person => IsInVillage(query, person) && SoundsAlike(query.Name!, person.Name));
    });

    [Test]
    public void A_similar_name_finds_everybody_in_the_village_who_is_one_slip_away() => ForEachRow((roster, query, found) =>
    {
        new NameBlocks(roster).SimilarInVillage(new SoughtName(roster, query.Name), PlacesOf(roster, query, found), found);
        ShouldBe(found, Blocks.SimilarNameAndVillage, roster, person => IsInVillage(query, person) && IsOneSlip(query.Name!, person.Name));
    });

    [Test]
    public void Name_and_township_find_everybody_who_sounds_so_there() => ForEachRow((roster, query, found) =>
    {
        new NameBlocks(roster).SameSoundInTownship(query, new SoughtName(roster, query.Name), PlacesOf(roster, query, found), found);
        if (query.Township is { } township)
        {
            ShouldBe(found, Blocks.NameAndTownship, roster, person => person.Household.Township is { } other && PlaceName.SameTownship(township, other) && SoundsAlike(query.Name!, person.Name));
        }
    });

    [Test]
    public void Birth_date_and_name_find_everybody_born_then() => ForEachRow((roster, query, found) =>
    {
        new NameBlocks(roster).SameBirthDate(query, new SoughtName(roster, query.Name), PlacesOf(roster, query, found), found);
        var date = query.BirthDate ?? IdNeighbours.BirthDateIn(query.IdText);
        var brought = found.Span.ToArray().Select(candidate => candidate.Person).ToHashSet();
        foreach (var person in Everybody(roster).Where(person => date is not null && person.BirthDate == date))
        {
            var isThere = query.Township is { } township && person.Household.Township is { } other && PlaceName.SameTownship(township, other);
            var sameName = SoundsAlike(query.Name!, person.Name);
            (brought.Contains(person.Position) || !sameName || !isThere && brought.Count > 0).ShouldBeTrue();
        }

        brought.ShouldAllBe(person => roster.Person(person).BirthDate == date);
    });

    [Test]
    public void The_heads_name_finds_the_members_with_the_name_of_every_such_household() => ForEachRow((roster, query, found) =>
    {
        new HouseholdBlocks(roster).OfHead(query, new SoughtName(roster, query.Name), PlacesOf(roster, query, found), found);
        var brought = found.Span.ToArray().Select(candidate => candidate.Person).ToHashSet();
        foreach (var member in Everybody(roster).Where(person => query.HeadName is not null && IsInVillage(query, person) && person.Household.Head >= 0))
        {
            var isMeant = SoundsAlike(query.HeadName!, roster.Person(member.Household.Head).Name) && SoundsAlike(query.Name!, member.Name);
            (brought.Contains(member.Position) || !isMeant || found.Capped != Blocks.None).ShouldBeTrue();
        }
    });

    [Test]
    public void An_id_finds_the_members_with_the_name_of_its_owners_household() => ForEachRow((roster, query, found) =>
    {
        new CandidateBlocks(roster).Find(query, found);
        foreach (var owner in Everybody(roster).Where(person => query.Id.Packed != 0 && person.Id == query.Id || query.HeadId.Packed != 0 && person.Id == query.HeadId))
        {
            foreach (var member in Everybody(roster).Where(person => person.HouseholdNo == owner.HouseholdNo && SoundsAlike(query.Name!, person.Name)))
            {
                // Where somebody with the id already bears the name, no household is looked at.
                var isSettled = found.Span.ToArray().Any(c => c.Edit != IdEdit.None && (SoundsAlike(query.Name!, roster.Person(c.Person).Name) || PersonName.Agrees(query.Name, roster.Person(c.Person).Name)));
                (isSettled || found.Span.ToArray().Any(candidate => candidate.Person == member.Position)).ShouldBeTrue();
            }
        }
    });

    [Test]
    public void The_order_in_which_people_are_added_changes_nothing() => ForEachCounty((entries, rows, random) =>
    {
        var shuffled = entries.ToArray();
        random.Shuffle(shuffled);
        RosterIndex one = Build(entries), other = Build(shuffled);
        foreach (var row in rows)
        {
            Brought(one, row).ShouldBe(Brought(other, row));
        }
    });

    private static List<string> Brought(RosterIndex roster, MatchQuery query)
    {
        var buffer = new CandidateBuffer();
        new CandidateBlocks(roster).Find(query, buffer);
        return [.. buffer.Span.ToArray().Select(c => $"{roster.Person(c.Person).PersonNo} {c.Blocks} {c.Edit}").Order(StringComparer.Ordinal), buffer.Capped.ToString()];
    }

    private static void ShouldBe(CandidateBuffer found, Blocks block, RosterIndex roster, Func<RosterPersonView, bool> promised)
    {
        found.Capped.ShouldBe(Blocks.None);
        found.Span.ToArray().Where(candidate => candidate.Blocks.HasFlag(block)).Select(candidate => candidate.Person)
            .ShouldBe(Everybody(roster).Where(promised).Select(person => person.Position), ignoreOrder: true);
    }

    private static ushort[] PlacesOf(RosterIndex roster, MatchQuery query, CandidateBuffer found)
    {
        var room = new ushort[NameBlocks.MostPlaces];
        return room[..new NameBlocks(roster).PlacesOf(query, room, found)];
    }

    private static bool IsInVillage(MatchQuery query, RosterPersonView person) =>
        query.Village is { } village && person.Household.Village is { } other && PlaceName.SameVillage(village, other) &&
        (query.Township is not { } township || person.Household.Township is not { } otherTownship || PlaceName.SameTownship(township, otherTownship));

    private static bool SoundsAlike(string first, string second)
    {
        string one = PersonName.Key(first), two = PersonName.Key(second);
        return one.Length == two.Length && one.Zip(two).All(pair => pair.First == pair.Second || Dialect.Merges(HanCharacters.UsualSyllable(pair.First), HanCharacters.UsualSyllable(pair.Second)));
    }

    /// <summary>By trying every slip.</summary>
    private static bool IsOneSlip(string written, string known)
    {
        if (written.Length == known.Length)
        {
            int[] differs = [.. Enumerable.Range(0, known.Length).Where(place => written[place] != known[place])];
            return differs.Length == 1
                ? known.Length > 2 || HanCharacters.LooksAlike(written[differs[0]], known[differs[0]]) || Dialect.AreHomophones(written[differs[0]], known[differs[0]])
                : differs is [> 0 and var one, var two] && two == one + 1 && written[one] == known[two] && written[two] == known[one];
        }

        var (shorter, longer) = written.Length < known.Length ? (written, known) : (known, written);
        return shorter.Length >= 2 && Enumerable.Range(1, longer.Length - 1).Any(place => longer.Remove(place, 1) == shorter);
    }

    /// <summary>By trying every edit, without any check digit.</summary>
    private static bool IsOneEdit(string written, string id)
    {
        if (written.Length == id.Length)
        {
            int[] differs = [.. Enumerable.Range(0, id.Length).Where(place => written[place] != id[place])];
            return differs.Length == 1 || differs is [var one, var two] && two == one + 1 && written[one] == id[two] && written[two] == id[one];
        }

        return written.Length == id.Length - 1 ? Enumerable.Range(0, id.Length - 1).Any(place => id.Remove(place, 1) == written)
            : Enumerable.Range(0, written.Length).Any(place => written.Remove(place, 1) == id);
    }

    private static IEnumerable<RosterPersonView> Everybody(RosterIndex roster) => Enumerable.Range(0, roster.PersonCount).Select(roster.Person);

    private static void ForEachRow(Action<RosterIndex, MatchQuery, CandidateBuffer> check) => ForEachCounty((entries, rows, _) =>
    {
        var roster = Build(entries);
        foreach (var row in rows)
        {
            check(roster, row, new CandidateBuffer());
        }
    });

    private static void ForEachCounty(Action<RosterEntry[], MatchQuery[], Random> check)
    {
        for (var seed = 0; seed < Counties; seed++)
        {
            var random = new Random(seed);
            var entries = Enumerable.Range(1, random.Next(1, 60)).Select(number => Entry(number, random)).ToArray();
            check(entries, [.. Enumerable.Range(0, Rows).Select(_ => Row(entries, random))], random);
        }
    }

    private static RosterIndex Build(RosterEntry[] entries)
    {
        var builder = new RosterIndexBuilder(local: new LocalKnowledge(Dialect, null));
        Array.ForEach(entries, entry => builder.Add(entry));
        return builder.Build(1);
    }

    private static RosterEntry Entry(int number, Random random)
    {
        var place = Places[random.Next(Places.Length)];
        return new RosterEntry
        {
            PersonNo = number,
            HouseholdNo = random.Next(1, 12),
            Id = random.Next(8) == 0 ? default : SyntheticIds.Of(1952, 3, random.Next(14, 17), 120 + random.Next(12)),
            Name = Names[random.Next(Names.Length)],
            IsHead = random.Next(3) == 0,
            Township = place.Township,
            Village = place.Village,
        };
    }

    private static MatchQuery Row(RosterEntry[] entries, Random random)
    {
        var place = Places[random.Next(Places.Length)];
        var query = new MatchQuery { Name = Names[random.Next(Names.Length)] };
        if (entries[random.Next(entries.Length)].Id is { Packed: not 0 } id)
        {
            query = random.Next(3) == 0 ? County.Row(query.Name, id) : County.RowAsWritten(query.Name, Spoil(id.Reveal(), random));
        }

        return query with
        {
            Township = place.Township,
            Village = place.Village,
            BirthDate = random.Next(2) == 0 ? null : new DateOnly(1952, 3, random.Next(14, 17)),
            HeadName = random.Next(2) == 0 ? null : Names[random.Next(Names.Length)],
            HeadId = random.Next(4) == 0 ? entries[random.Next(entries.Length)].Id : default,
        };
    }

    private static string Spoil(string id, Random random)
    {
        var place = random.Next(17);
        var digit = (char)('0' + random.Next(10));
        return random.Next(6) switch
        {
            0 => id[..place] + digit + id[(place + 1)..],
            1 => id[..place] + id[place + 1] + id[place] + id[(place + 2)..],
            2 => id.Remove(place, 1),
            3 => id.Insert(place, digit.ToString()),
            4 => id[..17] + digit,
            _ => id[..15] + "000"[..random.Next(4)],
        };
    }
}
