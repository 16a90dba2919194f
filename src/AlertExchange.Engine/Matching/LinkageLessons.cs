using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>Takes from rows and from a roster what <see cref="LinkageTrainer"/> learns from. Pure: chance is seeded.</summary>
public sealed class LinkageLessons(RosterIndex roster, LinkageParameters parameters)
{
    private const int Seed = 20260701;

    private readonly LinkageMatcher _matcher = new(roster, parameters, LinkageThresholds.Usual);

    /// <summary>What a row has to teach; null for one that means nobody on the roster or an area.</summary>
    public TrainingRow? Of(in MatchQuery query) => _matcher.Lesson(query);

    /// <summary>Compares people of the roster, each as a row would tell of them, with others whom chance picks.</summary>
    /// <param name="pairs">How many.</param>
    public IReadOnlyDictionary<ComparisonVector, long> ByChance(int pairs)
    {
        var counts = new Dictionary<ComparisonVector, long>();
        var random = new Random(Seed);
        for (var i = 0; i < pairs && roster.PersonCount > 1; i++)
        {
            var row = random.Next(roster.PersonCount);
            var other = random.Next(roster.PersonCount);
            if (roster.Columns.HouseholdOfPerson[row] == roster.Columns.HouseholdOfPerson[other])
            {
                continue;
            }

            var vector = _matcher.Compare(AsRow(row), other);
            counts[vector] = counts.GetValueOrDefault(vector) + 1;
        }

        return counts;
    }

    private MatchQuery AsRow(int position)
    {
        var person = roster.Person(position);
        var head = person.Household.Head;
        return new MatchQuery
        {
            Name = person.Name,
            Id = person.Id,
            // As text, so that damaged ids are compared too.
            IdState = person.Id.Packed == 0 ? CitizenIdState.Absent : CitizenIdState.CheckDigitFails,
            IdText = person.Id.Packed == 0 ? null : person.Id.Reveal(),
            BirthDate = person.BirthDate,
            Sex = person.Sex,
            Township = person.Township,
            Village = person.Village,
            HeadName = head < 0 || head == position ? null : roster.Person(head).Name,
            Phone = roster.Columns.PhoneTails[position] is >= 0 and var tail ? $"1900000{tail:D4}" : null,
        };
    }
}
