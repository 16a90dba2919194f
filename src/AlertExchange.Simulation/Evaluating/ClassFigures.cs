using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Evaluating;

/// <summary>What became of the rows of one class or group.</summary>
public sealed record ClassFigures
{
    public required string Name { get; init; }

    public required int Rows { get; init; }

    /// <summary>Rows that the run rejected or does not know.</summary>
    public required int Lost { get; init; }

    public required int DefiniteRight { get; init; }

    public required int DefiniteWrong { get; init; }

    public required int Possible { get; init; }

    public required int None { get; init; }

    /// <summary>Definite or best candidate is the person meant, of the rows that mean somebody.</summary>
    public required Proportion First { get; init; }

    /// <summary>The person meant is among the first three.</summary>
    public required Proportion AmongThree { get; init; }

    /// <summary>Definite or best candidate is of the household meant.</summary>
    public required Proportion Household { get; init; }

    /// <summary>Somebody was named or proposed, of the rows that mean nobody on the roster.</summary>
    public required Proportion StrangersProposed { get; init; }

    public static ClassFigures Of(string name, IReadOnlyCollection<JudgedRow> rows)
    {
        var meant = rows.Count(r => r.MeansSomebody);
        var strangers = rows.Count(r => r.MeansStranger);
        return new ClassFigures
        {
            Name = name,
            Rows = rows.Count,
            Lost = rows.Count(r => r.IsMissing || (r.Outcome == ExpectedOutcome.Rejected && r.Truth.Expected != ExpectedOutcome.Rejected)),
            DefiniteRight = rows.Count(r => r.IsRightlyDefinite),
            DefiniteWrong = rows.Count(r => r.IsWronglyDefinite),
            Possible = rows.Count(r => r.Outcome == ExpectedOutcome.Possible),
            None = rows.Count(r => r.Outcome == ExpectedOutcome.None && !r.IsMissing),
            First = new Proportion(rows.Count(r => r.IsFirst), meant),
            AmongThree = new Proportion(rows.Count(r => r.IsAmongThree), meant),
            Household = new Proportion(rows.Count(r => r.IsRightHousehold), meant),
            StrangersProposed = new Proportion(rows.Count(r => r.MeansStranger && r.IsProposed), strangers),
        };
    }
}
