using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Matching;

/// <summary>Builds small rosters and asks them: person numbers count from 1 in the order of adding.</summary>
internal sealed class County
{
    private readonly List<RosterEntry> _entries = [];

    internal static CitizenId SomeId { get; } = CitizenIdReader.Read("341098195203151237").Id;

    internal County With(string name, CitizenId id = default, int household = 1, string village = "平里村", string township = "平里镇",
        bool head = false, DateOnly? birthDate = null, string? sex = null, string? oddId = null)
    {
        _entries.Add(new RosterEntry
        {
            PersonNo = _entries.Count + 1,
            HouseholdNo = household,
            Id = id,
            OddId = oddId,
            Name = name,
            IsHead = head,
            BirthDate = birthDate,
            Sex = sex,
            Township = township,
            Village = village,
        });
        return this;
    }

    internal RosterIndex Build(int version = 1, LocalKnowledge? local = null)
    {
        var builder = new RosterIndexBuilder(local: local);
        foreach (var entry in _entries)
        {
            builder.Add(entry);
        }

        return builder.Build(version);
    }

    internal Answer Ask(MatchQuery query)
    {
        var roster = Build();
        var result = Matcher(roster).Match(query);
        return new Answer(result, result.Best.Person < 0 ? null : roster.Person(result.Best.Person).PersonNo,
            [.. (result.Others ?? []).Select(other => roster.Person(other.Person).PersonNo)]);
    }

    /// <summary>The probabilities that a row means each of some people.</summary>
    internal double[] ChanceOf(MatchQuery query, params int[] personNos) => [.. personNos.Select(number => Explain(query, number).Probability)];

    internal LinkageExplanation Explain(MatchQuery query, int personNo, LocalKnowledge? local = null)
    {
        var roster = Build(local: local);
        return roster.TryFindPerson(personNo, out var person) ? Matcher(roster).Explain(query, person) : throw new ArgumentOutOfRangeException(nameof(personNo));
    }

    internal static LinkageParameters Shipped { get; } = ((LinkageParametersResult.Accepted)LinkageParametersParser.Parse(
        RepositoryFile.Read("config/linkage/weights.yaml"), "weights.yaml")).Parameters;

    internal static LinkageMatcher Matcher(RosterIndex roster, LinkageThresholds? thresholds = null) => new(roster, Shipped, thresholds ?? LinkageThresholds.Usual);

    internal static MatchQuery Row(string? name, CitizenId id) => new() { Name = name, Id = id, IdState = CitizenIdState.Sound };

    internal static MatchQuery RowAsWritten(string? name, string written)
    {
        var reading = CitizenIdReader.Read(written);
        return new MatchQuery
        {
            Name = name,
            Id = reading.Id,
            IdState = reading.State,
            IdText = reading.State == CitizenIdState.Sound ? null : reading.Text,
            IdIsUpgraded = reading.Repairs.HasFlag(CitizenIdRepairs.UpgradedFrom15),
        };
    }

    internal sealed record Answer(MatchResult Result, int? PersonNo, int[] OtherPersonNos)
    {
        internal void ShouldBeDefinite(int personNo)
        {
            Result.Outcome.ShouldBe(MatchOutcome.Definite);
            Result.Strategy.ShouldBe(MatchStrategy.IdAndName);
            PersonNo.ShouldBe(personNo);
        }

        internal void ShouldBePossible(MatchStrategy strategy, params int[] personNos)
        {
            Result.Outcome.ShouldBe(MatchOutcome.Possible);
            Result.Strategy.ShouldBe(strategy);
            new[] { PersonNo!.Value }.Concat(OtherPersonNos).ShouldBe(personNos);
        }

        internal void ShouldBeNobody(MatchStrategy strategy)
        {
            Result.Outcome.ShouldBe(MatchOutcome.None);
            Result.Strategy.ShouldBe(strategy);
            PersonNo.ShouldBeNull();
            Result.Others.ShouldBeNull();
        }
    }
}
