using System.Globalization;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Writes down how one candidate's probability came about.</summary>
internal sealed class LinkageExplainer(RosterIndex roster, LinkageModel model)
{
    internal LinkageExplanation Explain(in MatchQuery query, LinkageScratch scratch, int person)
    {
        var at = 0;
        while (scratch.Ranked(at).Person != person)
        {
            at++;
        }

        var weighed = scratch.Ranked(at);
        var levels = LinkageLevels.All.Select(attribute => LinkageLevels.Of(attribute, weighed.Vector[attribute])).OfType<LinkageLevel>().ToArray();
        return new LinkageExplanation
        {
            Person = person,
            Vector = weighed.Vector,
            Probability = weighed.Probability,
            Strategy = CandidateStrategy.Of(query, weighed.Vector),
            Agreeing = [.. levels.Where(level => level.Agreement == LevelAgreement.Agrees).Select(level => level.Text)],
            Contradicting = [.. levels.Where(level => level.Agreement == LevelAgreement.Contradicts).Select(level => level.Text)],
            Namesakes = CountNamesakes(person),
            Others = scratch.Count - 1,
            Capped = scratch.Candidates.Capped,
            Waterfall = Waterfall(query, weighed, scratch.Count - 1),
            RosterVersion = roster.Version,
            Parameters = model.Parameters.Name,
        };
    }

    private List<WaterfallStep> Waterfall(in MatchQuery query, in WeighedPerson weighed, int others)
    {
        var steps = new List<WaterfallStep>();
        var running = 0.0;
        Add(null, string.Create(CultureInfo.InvariantCulture, $"起点：全县 {roster.PersonCount} 人中的任何一人"), model.PriorBits);
        foreach (var attribute in LinkageLevels.All)
        {
            if (LinkageLevels.Of(attribute, weighed.Vector[attribute]) is { } level)
            {
                var isImplied = weighed.Vector.IsImplied(attribute);
                Add(attribute, level.Text + (isImplied ? "（前面已计，不重复计）" : ""), isImplied ? 0 : model.BitsOf(attribute, level.Level));
                if (attribute == LinkageAttribute.Name)
                {
                    var (surname, given) = model.RarityBits(query, weighed.Vector.Name, weighed.Person);
                    AddUnlessNothing("姓氏在当地" + (surname < 0 ? "常见" : "少见"), surname);
                    AddUnlessNothing("名字在本乡镇" + (given < 0 ? "常见" : "少见"), given);
                }
            }
        }

        if (others > 0)
        {
            var shared = Math.Log2(weighed.Probability / Math.Max(1 - weighed.Probability, 1e-12));
            Add(null, string.Create(CultureInfo.InvariantCulture, $"与另外 {others} 名被比较的人分摊"), shared - running);
        }

        return steps;

        void AddUnlessNothing(string text, double weight)
        {
            if (weight != 0)
            {
                Add(null, text, weight);
            }
        }

        void Add(LinkageAttribute? attribute, string text, double weight)
        {
            running += weight;
            steps.Add(new WaterfallStep(attribute, text, weight, running));
        }
    }

    private (int Village, int Township, int County) CountNamesakes(int person)
    {
        var columns = roster.Columns;
        var name = roster.NameOf(person);
        var place = columns.PlaceOfPerson[person];
        var township = columns.Places.Township(place);
        int inVillage = 0, inTownship = 0, inCounty = 0;
        foreach (var other in columns.BySound.Find(PersonName.SoundKey(name, roster.Dialect)))
        {
            if (roster.NameOf(other).SequenceEqual(name))
            {
                inCounty++;
                inVillage += columns.PlaceOfPerson[other] == place ? 1 : 0;
                inTownship += columns.Places.Township(columns.PlaceOfPerson[other]) == township ? 1 : 0;
            }
        }

        return (inVillage, inTownship, inCounty);
    }
}
