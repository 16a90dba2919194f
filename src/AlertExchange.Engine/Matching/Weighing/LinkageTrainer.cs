namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>
/// Learns from a county's own data how often each level occurs: u from people whom chance paired, m by expectation and maximisation over rows
/// and whom they may mean. Nobody has to say who is meant. Pure.
/// </summary>
/// <remarks>
/// What keeps it from running away: u is not learned together with m; of a row's candidates at most one is meant; an attribute learns nothing
/// from a pair that was found by this very attribute; and what was never or rarely seen stays near what was held before, as if that many
/// rows had shown it.
/// </remarks>
public static class LinkageTrainer
{
    /// <summary>What was held before counts as this part of the rows that were seen, at least as <see cref="PriorRows"/>.</summary>
    private const double PriorPart = 0.05;

    private const double PriorRows = 60;

    /// <summary>What was held before of chance counts as so many pairs.</summary>
    private const double PriorPairs = 200_000;

    private const int MostRounds = 60;

    /// <summary>A rate that moves by less, relatively, does not move.</summary>
    private const double Still = 0.0005;

    private const double LeastRate = 1e-9, LeastShare = 0.02, MostShare = 0.995;

    private const Blocks ById = Blocks.ExactId | Blocks.IdPrefix | Blocks.IdNeighbour | Blocks.Household;

    /// <param name="start">What is held so far.</param>
    /// <param name="rows">Rows of the county's own files.</param>
    /// <param name="chance">How often each comparison occurs between people of the roster whom chance paired.</param>
    /// <param name="people">On the roster.</param>
    public static LinkageTraining Train(LinkageParameters start, IEnumerable<TrainingRow> rows, IReadOnlyDictionary<ComparisonVector, long> chance, int people, string title)
    {
        var certain = new Dictionary<ComparisonVector, long>();
        var open = new List<IReadOnlyList<TrainingPair>>();
        foreach (var row in rows)
        {
            if (row.IsCertain)
            {
                certain[row.Pairs[0].Vector] = certain.GetValueOrDefault(row.Pairs[0].Vector) + 1;
            }
            else
            {
                open.Add(row.Pairs);
            }
        }

        var current = start.With((attribute, level, rates) => rates with { U = Chance(start, attribute, level, chance) }, start.OnRosterShare, title);
        var (rounds, moved) = (0, true);
        for (; moved && rounds < MostRounds; rounds++)
        {
            var next = Round(start, current, certain, open, people, title);
            moved = HasMoved(current, next);
            current = next;
        }

        return new LinkageTraining(current, rounds, !moved, (int)certain.Values.Sum(), open.Count, chance.Values.Sum());
    }

    private static double Chance(LinkageParameters start, LinkageAttribute attribute, byte level, IReadOnlyDictionary<ComparisonVector, long> pairs)
    {
        var held = start[attribute, level].U;
        if (LinkageLevels.IsOfOnePerson(attribute, level) || IsOfHousemates(attribute, level))
        {
            // Chance never pairs a row with its own id; and whom an id leads to is not a matter of chance.
            return held;
        }

        long seen = 0, at = 0;
        foreach (var (vector, count) in pairs)
        {
            seen += vector[attribute] == 0 ? 0 : count;
            at += vector[attribute] == level ? count : 0;
        }

        // Never seen: people are listed under their own village, so that some forms cannot come up here.
        return at == 0 ? held : Math.Clamp((at + held * PriorPairs) / (seen + PriorPairs), LeastRate, 1);
    }

    /// <summary>
    /// Of two housemates of whom a row has the name of one and the id of the other, either may be meant: rows alone cannot tell how often it is
    /// which, and learning would drift to one side.
    /// </summary>
    private static bool IsOfHousemates(LinkageAttribute attribute, byte level) => attribute switch
    {
        LinkageAttribute.Name => level == (byte)NameLevel.OtherMember,
        LinkageAttribute.CitizenId => level == (byte)IdLevel.OtherMember,
        _ => false,
    };

    /// <summary>One round: how likely each candidate is by the rates so far, then the rates that these likelihoods show.</summary>
    private static LinkageParameters Round(
        LinkageParameters start, LinkageParameters current, Dictionary<ComparisonVector, long> certain, List<IReadOnlyList<TrainingPair>> open, int people, string title)
    {
        var counts = new double[LinkageParameters.TableSize];
        foreach (var (vector, times) in certain)
        {
            Count(counts, new TrainingPair(vector, Blocks.ExactId, 0), times, isCertain: true);
        }

        var bits = new double[LinkageParameters.TableSize];
        foreach (var level in LinkageLevels.All.SelectMany(LinkageLevels.Of))
        {
            bits[LinkageParameters.IndexOf(level.Attribute, level.Level)] = LinkageModel.RawBits(current, level, people);
        }

        var prior = LinkageModel.PriorOf(current, people);
        double meant = 0;
        var weights = new double[64];
        var probabilities = new double[64];
        foreach (var pairs in open)
        {
            if (weights.Length < pairs.Count)
            {
                (weights, probabilities) = (new double[pairs.Count], new double[pairs.Count]);
            }

            for (var i = 0; i < pairs.Count; i++)
            {
                weights[i] = prior + pairs[i].RarityBits + Sum(bits, pairs[i].Vector);
            }

            LinkageModel.ToProbabilities(weights.AsSpan(0, pairs.Count), probabilities.AsSpan(0, pairs.Count));
            for (var i = 0; i < pairs.Count; i++)
            {
                meant += probabilities[i];
                Count(counts, pairs[i], probabilities[i], isCertain: false);
            }
        }

        var share = Math.Clamp((meant + start.OnRosterShare * PriorRows) / (open.Count + PriorRows), LeastShare, MostShare);
        return current.With((attribute, level, rates) => rates with { M = Rate(start, counts, attribute, level) }, share, title);
    }

    private static double Rate(LinkageParameters start, double[] counts, LinkageAttribute attribute, byte level)
    {
        if (IsOfHousemates(attribute, level))
        {
            return start[attribute, level].M;
        }

        double seen = 0, held = 0;
        foreach (var other in LinkageLevels.Of(attribute))
        {
            seen += counts[LinkageParameters.IndexOf(attribute, other.Level)];
            held += start[attribute, other.Level].M;
        }

        var prior = Math.Max(PriorRows, PriorPart * seen);

        var before = start[attribute, level].M / held;
        return Math.Clamp((counts[LinkageParameters.IndexOf(attribute, level)] + before * prior) / (seen + prior), LeastRate, 1);
    }

    private static void Count(double[] counts, in TrainingPair pair, double times, bool isCertain)
    {
        foreach (var attribute in LinkageLevels.All)
        {
            if (pair.Vector[attribute] is not 0 and var level && (isCertain || Teaches(pair.Blocks, attribute)))
            {
                counts[LinkageParameters.IndexOf(attribute, level)] += times;
            }
        }
    }

    /// <summary>True where the pair would have been found whatever it says of the attribute.</summary>
    private static bool Teaches(Blocks blocks, LinkageAttribute attribute) => attribute switch
    {
        LinkageAttribute.Name => (blocks & ById) != 0,
        LinkageAttribute.Place => (blocks & ById) != 0,
        LinkageAttribute.BirthDate => (blocks & ~Blocks.BirthDateAndGivenName) != 0,
        LinkageAttribute.Head => (blocks & ~(Blocks.HeadAndVillage | Blocks.Household)) != 0,
        _ => true,
    };

    private static double Sum(double[] bits, ComparisonVector vector)
    {
        var sum = 0.0;
        foreach (var attribute in LinkageLevels.All)
        {
            sum += bits[LinkageParameters.IndexOf(attribute, vector.Weighing(attribute))];
        }

        return sum;
    }

    private static bool HasMoved(LinkageParameters before, LinkageParameters after) =>
        Moves(before.OnRosterShare, after.OnRosterShare) ||
        LinkageLevels.All.SelectMany(LinkageLevels.Of).Any(level => Moves(before[level.Attribute, level.Level].M, after[level.Attribute, level.Level].M));

    private static bool Moves(double before, double after) => Math.Abs(after - before) > Still * Math.Max(before, 0.0001);
}
