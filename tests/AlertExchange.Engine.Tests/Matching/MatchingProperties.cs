using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Tests.Identity;
using FsCheck;
using FsCheck.Fluent;

namespace AlertExchange.Engine.Tests.Matching;

[FsCheck.NUnit.Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
public sealed class MatchingProperties
{
    [FsCheck.NUnit.Property]
    public bool The_order_of_the_roster_does_not_matter(People people, Row row, int seed)
    {
        var shuffled = people.Entries.ToArray();
        new Random(seed).Shuffle(shuffled);

        return Ask(people.Entries, row.Query).SequenceEqual(Ask(shuffled, row.Query));
    }

    [FsCheck.NUnit.Property]
    public bool The_order_of_rows_and_batching_do_not_matter(People people, Row[] rows)
    {
        var matcher = County.Matcher(Build(people.Entries));
        var queries = rows.Select(row => row.Query).ToArray();
        var results = new MatchResult[queries.Length];
        matcher.MatchBatch(queries.Reverse().ToArray(), results);

        return queries.Zip(results.Reverse()).All(pair => Same(matcher.Match(pair.First), pair.Second));
    }

    [FsCheck.NUnit.Property]
    public bool A_person_who_joins_never_changes_a_definite_match_of_another(People people, Row row)
    {
        var before = Ask(people.Entries, row.Query);
        if (before[0].Outcome != MatchOutcome.Definite)
        {
            return true;
        }

        var newcomer = new RosterEntry { PersonNo = 9999, HouseholdNo = 1, Id = SyntheticIds.OfNumber(999_999), Name = row.Query.Name!, Village = row.Query.Village };
        return Ask([.. people.Entries, newcomer], row.Query).SequenceEqual(before);
    }

    [FsCheck.NUnit.Property]
    public bool Definite_means_the_same_id_and_an_agreeing_name(People people, Row row)
    {
        var roster = Build(people.Entries);
        var result = County.Matcher(roster).Match(row.Query);

        return result.Outcome != MatchOutcome.Definite ||
            roster.Person(result.Best.Person) is var person && person.Id == row.Query.Id && PersonName.Agrees(row.Query.Name, person.NameSpan);
    }

    [FsCheck.NUnit.Property]
    public bool A_sound_id_on_the_roster_is_never_lost(People people, Row row)
    {
        var roster = Build(people.Entries);

        return row.Query.Id == default || !roster.TryFind(row.Query.Id, out _) || County.Matcher(roster).Match(row.Query).Outcome != MatchOutcome.None;
    }

    [FsCheck.NUnit.Property]
    public bool Candidates_are_distinct_ranked_and_at_most_ten(People people, Row row)
    {
        var result = County.Matcher(Build(people.Entries)).Match(row.Query);
        MatchCandidate[] all = [result.Best, .. result.Others ?? []];

        return all.Length <= 10 && all.DistinctBy(candidate => candidate.Person).Count() == all.Length &&
            all.Zip(all.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score) && all.All(candidate => (candidate.Agreeing & candidate.Conflicting) == 0);
    }

    [FsCheck.NUnit.Property]
    public bool A_faulty_id_of_somebody_with_the_same_name_is_possible(People people, byte which, byte place, byte digit)
    {
        var entry = people.Entries[which % people.Entries.Length];
        var text = entry.Id.Reveal().ToCharArray();
        text[place % 18] = (char)('0' + digit % 10);
        var query = County.RowAsWritten(entry.Name, new string(text));
        var roster = Build(people.Entries);

        var result = County.Matcher(roster).Match(query);

        return query.Id == entry.Id ? result.Outcome != MatchOutcome.None
            : result.Outcome == MatchOutcome.Possible && new[] { result.Best }.Concat(result.Others ?? []).Any(candidate => roster.Person(candidate.Person).Id == entry.Id);
    }

    [FsCheck.NUnit.Property]
    public bool The_probabilities_of_a_row_are_parts_of_one(People people, Row row)
    {
        var result = County.Matcher(Build(people.Entries)).Match(row.Query);
        short[] scores = [result.Best.Score, .. (result.Others ?? []).Select(other => other.Score)];

        // Rounded down, but no proposal is shown with nothing.
        return result.Outcome != MatchOutcome.Possible || scores.Where(score => score > 1).Sum(score => score) <= 1000;
    }

    [FsCheck.NUnit.Property]
    public bool Name_and_place_are_never_definite_whatever_the_profile_allows(People people, Row row)
    {
        var matcher = County.Matcher(Build(people.Entries), new LinkageThresholds(0.01, RepairedIdDefinite: true, 0.01));

        return matcher.Match(row.Query with { Id = default, IdState = CitizenIdState.Absent, IdText = null }).Outcome != MatchOutcome.Definite;
    }

    [FsCheck.NUnit.Property]
    public bool A_better_level_never_weighs_less(People people, byte[] levels, byte which, byte better, byte person)
    {
        var roster = Build(people.Entries);
        var model = new LinkageModel(roster, County.Shipped);
        var vector = default(ComparisonVector);
        foreach (var attribute in LinkageLevels.All)
        {
            var ranked = LinkageLevels.Of(attribute).Count(level => level.IsRanked);
            vector = vector.With(attribute, (byte)((levels.Length > (int)attribute ? levels[(int)attribute] : 1) % (ranked + 1)));
        }

        var changed = LinkageLevels.All[which % LinkageLevels.All.Count];
        var now = vector[changed];
        if (now == 0 || LinkageLevels.Of(changed, now) is { IsRanked: false })
        {
            return true;
        }

        var query = new MatchQuery { Name = people.Entries[0].Name };
        var place = person % roster.PersonCount;
        return model.Weigh(query, vector.With(changed, (byte)(better % now + 1)), place) >= model.Weigh(query, vector, place) - 1e-9;
    }

    private static bool Same(MatchResult first, MatchResult second) =>
        first with { Others = null } == second with { Others = null } && (first.Others ?? []).SequenceEqual(second.Others ?? []);

    /// <summary>What an answer says, in storage's numbers.</summary>
    private static List<(MatchOutcome Outcome, MatchStrategy Strategy, int PersonNo, short Score, MatchAttributes Agreeing, MatchAttributes Conflicting)> Ask(RosterEntry[] entries, MatchQuery query)
    {
        var roster = Build(entries);
        var result = County.Matcher(roster).Match(query);
        return [.. new[] { result.Best }.Concat(result.Others ?? []).Select(candidate => (result.Outcome, candidate.Strategy,
            candidate.Person < 0 ? -1 : roster.Person(candidate.Person).PersonNo, candidate.Score, candidate.Agreeing, candidate.Conflicting))];
    }

    private static RosterIndex Build(RosterEntry[] entries)
    {
        var builder = new RosterIndexBuilder();
        foreach (var entry in entries)
        {
            builder.Add(entry);
        }

        return builder.Build(1);
    }

    /// <summary>Some households, with namesakes, shared ids and few villages, so that rules meet.</summary>
    public sealed record People(RosterEntry[] Entries);

    /// <summary>A row that may mean one of <see cref="People"/>.</summary>
    public sealed record Row(MatchQuery Query);

    public static class Arbitraries
    {
        private static readonly string[] Names = ["张三", "張三", "张山", "张四", "李四", "欧阳建国", "欧阳健国", "买买提·艾力", "Tom"];
        private static readonly string?[] Villages = ["平里村", "双河村", null];

        public static Arbitrary<People> SomePeople() =>
            Gen.NonEmptyListOf(
                from idNumber in Gen.Choose(0, 40)
                from name in Gen.Elements(Names)
                from village in Gen.Elements(Villages)
                from household in Gen.Choose(1, 8)
                from head in Gen.Elements(true, false)
                select new RosterEntry { PersonNo = 0, HouseholdNo = household, Id = SyntheticIds.OfNumber(idNumber * 37), Name = name, Village = village, IsHead = head })
            .Select(entries => new People([.. entries.Select((entry, index) => entry with { PersonNo = index + 1 })])).ToArbitrary();

        public static Arbitrary<Row> SomeRow() => (
            from idNumber in Gen.Choose(-10, 50)
            from faulty in Gen.Choose(0, 5)
            from name in Gen.Elements([.. Names, null])
            from village in Gen.Elements(Villages)
            from head in Gen.Choose(-10, 40)
            from day in Gen.Choose(-3, 3)
            select new Row((idNumber < 0 ? new MatchQuery { Name = name }
                : faulty == 0 ? County.RowAsWritten(name, SyntheticIds.OfNumber(idNumber * 37).Reveal()[..15] + "000")
                : County.Row(name, SyntheticIds.OfNumber(idNumber * 37))) with
            {
                Village = village,
                HeadId = head < 0 ? default : SyntheticIds.OfNumber(head * 37),
                HeadName = head % 3 == 0 ? "张三" : null,
                BirthDate = day < 0 ? null : new DateOnly(1930, 1, 1).AddDays(day),
            })).ToArbitrary();
    }
}
