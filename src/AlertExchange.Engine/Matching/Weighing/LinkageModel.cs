using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>
/// Turns levels of agreement into weights (bits, log2 of m over u) for one roster, and the weights of a row's candidates into
/// probabilities. Thread-safe.
/// </summary>
internal sealed class LinkageModel
{
    /// <summary>A smaller roster is weighed as part of a county of so many people: that few are listed does not make strangers rarer.</summary>
    internal const int LeastPeople = 20_000;

    private readonly RosterIndex _roster;
    private readonly double[] _bits;
    private readonly Lazy<TermFrequencies> _frequencies;

    internal LinkageModel(RosterIndex roster, LinkageParameters parameters)
    {
        (_roster, Parameters) = (roster, parameters);
        // Counted when the first row needs it: most processes only match sound ids for a while.
        _frequencies = new Lazy<TermFrequencies>(() => new TermFrequencies(roster, parameters.TermFrequencies));
        PriorBits = PriorOf(parameters, roster.PersonCount);
        _bits = BitsOf(parameters, roster.PersonCount);
    }

    internal LinkageParameters Parameters { get; }

    /// <summary>The bits before anything is compared: the odds that a row means this person rather than somebody on no roster.</summary>
    internal double PriorBits { get; }

    /// <summary>Counts names, a fifth of a second a million people.</summary>
    internal void Prepare() => _ = _frequencies.Value;

    internal double BitsOf(LinkageAttribute attribute, byte level) => _bits[LinkageParameters.IndexOf(attribute, level)];

    /// <summary>The weight of every level on a roster of so many people. A form of agreement never weighs more than a better one, however rare it is.</summary>
    internal static double[] BitsOf(LinkageParameters parameters, int people)
    {
        var bits = new double[LinkageParameters.TableSize];
        foreach (var attribute in LinkageLevels.All)
        {
            var least = parameters.MostBits;
            foreach (var level in LinkageLevels.Of(attribute))
            {
                var own = RawBits(parameters, level, people);
                bits[LinkageParameters.IndexOf(attribute, level.Level)] = level.IsRanked ? least = Math.Min(least, own) : own;
            }
        }

        return bits;
    }

    /// <summary>log2 of m over u, within bounds.</summary>
    internal static double RawBits(LinkageParameters parameters, LinkageLevel level, int people)
    {
        var rates = parameters[level.Attribute, level.Level];
        var chance = LinkageLevels.IsOfOnePerson(level.Attribute, level.Level) ? Math.Min(1, rates.U / Math.Max(LeastPeople, people)) : rates.U;
        return Math.Clamp(Math.Log2(rates.M / chance), -parameters.MostBits, parameters.MostBits);
    }

    /// <summary>The bits before anything is compared.</summary>
    internal static double PriorOf(LinkageParameters parameters, int people) =>
        Math.Log2(parameters.OnRosterShare / (1 - parameters.OnRosterShare) / Math.Max(LeastPeople, people));

    /// <summary>All bits but the prior.</summary>
    internal double Weigh(in MatchQuery query, ComparisonVector vector, int person)
    {
        var bits = 0.0;
        for (var attribute = LinkageAttribute.Name; attribute <= LinkageAttribute.SchoolAge; attribute++)
        {
            bits += _bits[LinkageParameters.IndexOf(attribute, vector.Weighing(attribute))];
        }

        var (surname, given) = RarityBits(query, vector.Name, person);
        return bits + surname + given;
    }

    /// <summary>What the rarity of surname and given name adds where they agree, or takes where they are common.</summary>
    internal (double Surname, double Given) RarityBits(in MatchQuery query, NameLevel level, int person)
    {
        if (level is NameLevel.Absent)
        {
            return (0, 0);
        }

        var settings = Parameters.TermFrequencies;
        var frequencies = _frequencies.Value;
        var place = _roster.Columns.PlaceOfPerson[person];
        Span<char> key = stackalloc char[PersonName.LongestKey];
        // A housemate's name is as rare as it is: else of two members whose name and id were mixed up the rarer name would win.
        var name = key[..PersonName.WriteKey(level == NameLevel.OtherMember ? RowComparer.NameOf(query) : _roster.NameOf(person), key)];
        var surname = settings.Surname * Math.Log2(frequencies.AverageSurname / frequencies.SurnameShare(name, place));
        var given = settings.GivenName * Math.Log2(frequencies.AverageGiven / frequencies.GivenShare(name, place));
        var rarity = RarityAt(level, surname, given);
        if (level == NameLevel.OtherMember)
        {
            return rarity;
        }

        // However common a name is where the person lives, that it differs never says more for the person than that it agrees.
        var most = double.PositiveInfinity;
        for (var better = NameLevel.Same; better < level; better++)
        {
            var (betterSurname, betterGiven) = RarityAt(better, surname, given);
            most = Math.Min(most, NameBits(better) + betterSurname + betterGiven);
        }

        return (rarity.Surname, Math.Min(rarity.Given, most - NameBits(level) - rarity.Surname));
    }

    private double NameBits(NameLevel level) => _bits[LinkageParameters.IndexOf(LinkageAttribute.Name, (byte)level)];

    private static (double Surname, double Given) RarityAt(NameLevel level, double surname, double given) => level switch
    {
        NameLevel.Same or NameLevel.Variant or NameLevel.OtherMember => (surname, given),
        // What sounds or looks like a common name is common too; that it sounds like a rare one proves little.
        NameLevel.SurnameDiffers => (0, Math.Min(0, given)),
        NameLevel.GivenDiffers => (Math.Min(0, surname), 0),
        NameLevel.Different => (0, 0),
        _ => (surname, Math.Min(0, given)),
    };

    /// <summary>
    /// The probabilities of a row's candidates, from their bits with the prior. Only one of them can be meant, or none: they share one, so
    /// that of two who are equally like it neither is likely.
    /// </summary>
    internal static void ToProbabilities(ReadOnlySpan<double> bits, Span<double> probabilities)
    {
        // Bits stand relative to "none of them", which has 0.
        var highest = 0.0;
        foreach (var one in bits)
        {
            highest = Math.Max(highest, one);
        }

        var sum = double.Exp2(-highest);
        for (var i = 0; i < bits.Length; i++)
        {
            probabilities[i] = double.Exp2(bits[i] - highest);
            sum += probabilities[i];
        }

        for (var i = 0; i < bits.Length; i++)
        {
            probabilities[i] /= sum;
        }
    }
}
